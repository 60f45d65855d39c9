"""What Threads counts, and the two requests of a post."""

from __future__ import annotations

from datetime import UTC, datetime

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
