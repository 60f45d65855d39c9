"""What Threads counts, and the two requests of a post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builder.channels import rules_of
from builder.model.message import Draft, Message

RULES = rules_of("threads")


def test_bytes_are_counted() -> None:
    """498 letters of which three are curly apostrophes are refused, as was seen."""
    assert RULES.count(Draft("x" * 495 + "’’’")).length == 504
    assert not RULES.count(Draft("x" * 495 + "’’’")).fits


def test_five_different_links_are_enough() -> None:
    five = " ".join(f"https://a.org/{number}" for number in range(5))
    assert RULES.count(Draft(f"{five} https://a.org/1.")).fits
    assert not RULES.count(Draft(f"{five} https://a.org/6")).fits


def test_a_part_is_made_and_published() -> None:
    due = datetime(2026, 12, 1, 8, tzinfo=UTC)
    message = Message("tag:a", "threads", "", "en", due, ("One", "Two"), link="https://a.org/")
    first, published, second, _ = RULES.payloads(message, RULES)
    assert first.body == {"media_type": "TEXT", "text": "One", "link_attachment": "https://a.org/"}
    assert (published.suffix, published.body) == ("publish.json", {"creation_id": "IdOfMedia1"})
    assert second.body == {"media_type": "TEXT", "text": "Two", "reply_to_id": "IdOfPart1"}


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("One #topic", []),
        ("One #topic and #another", [("hashtags", 2)]),
        ("#1 and https://a.org/b#c are none", []),
        ("#" + "a" * 50, []),
        ("#" + "a" * 51, [("topic", 51)]),
    ],
)
def test_one_hashtag_is_the_topic(text: str, over: list[tuple[str, int]]) -> None:
    """Nobody is sure of these numbers, so that they only warn."""
    found = RULES.count(Draft(text)).over
    assert [(one.what, one.has) for one in found] == over
    assert not any(one.certain for one in found)


def test_the_attached_link_counts_among_the_others() -> None:
    """Beside five others it is not attached: the network would refuse the post."""
    due, four = datetime(2026, 12, 1, 8, tzinfo=UTC), " ".join(f"https://a.org/{number}" for number in range(4))
    attached = []
    for text in (four, f"{four} https://b.org/", f"{four} https://a.org/"):
        message = Message("tag:a", "threads", "", "en", due, (text,), link="https://a.org/")
        body = RULES.payloads(message, RULES)[0].body
        assert isinstance(body, dict)
        attached.append(body.get("link_attachment"))
    assert attached == ["https://a.org/", None, "https://a.org/"]
