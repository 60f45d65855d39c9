"""What is sent to Mastodon."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from builder.channels import rules_of
from builder.model.message import Draft, Message

DUE = datetime(2026, 12, 1, 8, tzinfo=UTC)
MESSAGE = Message("tag:a", "mastodon", "@us@repair.org", "en", DUE, ("One", "Two"))


def test_the_same_words_have_the_same_key() -> None:
    rules = rules_of("mastodon")

    def keys(message: Message) -> list[str]:
        return [one.headers["Idempotency-Key"] for one in rules.payloads(message, rules)]

    assert keys(MESSAGE) == keys(replace(MESSAGE, due=DUE.replace(day=2)))
    assert keys(MESSAGE)[0] != keys(replace(MESSAGE, parts=("Other", "Two")))[0]
    second = rules.payloads(MESSAGE, rules)[1]
    assert second.url == "https://repair.org/api/v1/statuses"
    assert isinstance(second.body, dict)
    assert second.body["in_reply_to_id"] == "IdOfPart1"


def test_what_is_too_long_to_be_a_link_is_counted_in_full() -> None:
    text = f"https://{'b' * 500}.org/a"
    assert rules_of("mastodon").count(Draft(text)).length == len(text)
