"""Telegram, LinkedIn, Slack, Discord and WhatsApp: what they count, and that their files send just that."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.linkedin import escaped
from builder.model.message import Card, Draft, Message, Payload, Picture
from test_channels import rows, text_of

ANY_TEXT = some.text(some.characters(exclude_categories=()))
DUE = datetime(2026, 12, 1, 9, tzinfo=UTC)
SHOWN = Picture("pictures/a.jpg", "A chair", "image/jpeg", 1200, 800, url="https://a.org/a.jpg")
HIDDEN = Picture("pictures/b.jpg", "A screw", "image/jpeg", 1200, 800)


def payloads(
    kind: str, *parts: str, account: str = "@repair", pictures: tuple[Picture, ...] = (), card: Card | None = None
) -> tuple[Payload, ...]:
    rules = rules_of(kind)
    message = Message("tag:a:1", kind, account, "en", DUE, parts, pictures=pictures, card=card)
    return rules.payloads(message, rules)


def sent(
    kind: str, *parts: str, account: str = "@repair", pictures: tuple[Picture, ...] = (), card: Card | None = None
) -> list[Any]:
    """Return the bodies that send a message of *parts*."""
    return [payload.body for payload in payloads(kind, *parts, account=account, pictures=pictures, card=card)]


@pytest.mark.parametrize("row", rows("telegram"))
def test_telegram(row: dict[str, Any]) -> None:
    count = rules_of("telegram").count(Draft(text_of(row), media=row.get("media", 0)))
    assert (count.length, count.unit, count.fits) == (sum(row["length"]), "utf16", row["fits"])
    assert count.limit == (1024 if "media" in row else 4096)


def test_telegram_sends() -> None:
    """One file a message: a text, a picture with its caption, or an album whose first picture has it."""
    card = Card("https://a.org/b", "B")
    assert sent("telegram", "a *b*", card=card) == [
        {"chat_id": "@repair", "text": "a *b*", "entities": [], "link_preview_options": {"url": "https://a.org/b"}}
    ]
    assert sent("telegram", "a", pictures=(SHOWN,), card=card) == [
        {"chat_id": "@repair", "photo": "https://a.org/a.jpg", "caption": "a", "caption_entities": []}
    ]
    album, answer = payloads("telegram", "a", "b", pictures=(SHOWN, HIDDEN))
    assert album.url == "https://api.telegram.org/bot<token>/sendMediaGroup"
    assert album.body == {
        "chat_id": "@repair",
        "media": [
            {"type": "photo", "media": "https://a.org/a.jpg", "caption": "a", "caption_entities": []},
            {"type": "photo", "media": "IdOfMedia2"},
        ],
    }
    assert answer.body == {
        "chat_id": "@repair",
        "text": "b",
        "entities": [],
        "reply_parameters": {"message_id": "IdOfPart1"},
    }


@pytest.mark.parametrize("row", rows("linkedin"))
def test_linkedin(row: dict[str, Any]) -> None:
    count = rules_of("linkedin").count(Draft(text_of(row)))
    assert (count.length, count.unit, count.limit, count.fits) == (sum(row["length"]), "utf16", 3000, True)
    assert escaped(text_of(row)) == row.get("escaped", text_of(row))


@pytest.mark.parametrize(("text", "what"), [("a" * 3001, "text"), ("(" * 3001, "text"), ("(" * 1501, "escaped")])
def test_linkedin_warns_once(text: str, what: str) -> None:
    """Its limit is nobody's official word: it warns, and once."""
    (over,) = rules_of("linkedin").count(Draft(text)).over
    assert (over.what, over.certain) == (what, False)


def read(little: str) -> str:
    """Return what is read of a text in the 'little' format."""
    tags = re.sub(r"(?<!\\)\{hashtag\|\\#\|((?:[^|}\\]|\\.)*)\}", r"\\#\1", little)
    return re.sub(r"\\(.)", r"\1", tags)


@given(some.text(some.sampled_from("ab1 #\\|{}@[]()<>*_~/hashtag\n👋\ud83d")) | ANY_TEXT)
def test_linkedin_reads_what_was_written(text: str) -> None:
    """No sign that means something stands alone, and what is read is what was counted."""
    little = escaped(text)
    assert read(little) == text
    bare = re.sub(r"\{hashtag\|\\#\|(?:\w|\\_)+\}", "", re.sub(r"\\[\\|{}@\[\]()<>*~]", "", little))
    assert not re.search(r"[|{}@\[\]()<>*~]", bare)
    assert rules_of("linkedin").count(Draft(read(sent("linkedin", text)[0]["commentary"]))).length == sum(
        2 if letter > "\uffff" else 1 for letter in text
    )


def test_linkedin_sends() -> None:
    """Pictures have their alternative text; without one the page is shown, of which nothing is fetched."""
    picture = Picture("cards/a.jpg", "", "image/jpeg", 1200, 630)
    (post,) = payloads("linkedin", "a", account="42", card=Card("https://a.org/b", "B", "Of b", picture))
    assert post.headers == {"LinkedIn-Version": "202605", "X-Restli-Protocol-Version": "2.0.0"}
    assert isinstance(post.body, dict)
    assert post.body["author"] == "urn:li:organization:42"
    article = {"source": "https://a.org/b", "title": "B", "description": "Of b", "thumbnail": "urn:li:image:IdOfCard1"}
    assert post.body["content"] == {"article": article}
    (one,) = sent("linkedin", "a", account="urn:li:person:x", pictures=(SHOWN,))
    assert (one["author"], one["content"]) == (
        "urn:li:person:x",
        {"media": {"id": "urn:li:image:IdOfMedia1", "altText": "A chair"}},
    )
    (many,) = sent("linkedin", "a", pictures=(SHOWN, HIDDEN))
    assert [image["altText"] for image in many["content"]["multiImage"]["images"]] == ["A chair", "A screw"]
    assert "content" not in sent("linkedin", "a")[0]
