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
from builder.model.message import JSON, Card, Draft, Message, Payload, Picture
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
    assert post.headers == {**JSON, "LinkedIn-Version": "202605", "X-Restli-Protocol-Version": "2.0.0"}
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


@pytest.mark.parametrize(
    ("kind", "text", "media", "over"),
    [
        ("slack", "a" * 4000, 0, []),
        ("slack", "a" * 4001, 0, [("recommended", False)]),
        ("slack", "&" * 2640, 0, []),
        ("slack", "&" * 2641, 0, [("all_blocks", True)]),
        ("slack", "a" * 40_001, 0, [("text", False)]),
        ("discord", "👋" * 2000, 0, []),
        ("discord", "a" * 2001, 0, [("text", True)]),
        ("whatsapp", "a" * 4096, 0, []),
        ("whatsapp", "a" * 4097, 0, [("text", True)]),
        ("whatsapp", "a" * 1024, 1, []),
        ("whatsapp", "a" * 1025, 1, [("caption", True)]),
    ],
)
def test_what_is_over(kind: str, text: str, media: int, over: list[tuple[str, bool]]) -> None:
    """What is over is told once; a post is withheld only for a number of the network's own."""
    count = rules_of(kind).count(Draft(text, media=media))
    assert count.length == len(text)
    assert [(one.what, one.certain) for one in count.over] == over


def test_slack_sends() -> None:
    first, answer = payloads("slack", "a < b & c", "d", account="#repair", pictures=(SHOWN, HIDDEN))
    assert first.body == {
        "channel": "#repair",
        "text": "a &lt; b &amp; c",
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": "a &lt; b &amp; c"}},
            {"type": "image", "image_url": "https://a.org/a.jpg", "alt_text": "A chair"},
            {"type": "image", "slack_file": {"id": "IdOfMedia2"}, "alt_text": "A screw"},
        ],
        "unfurl_links": False,
    }
    assert isinstance(answer.body, dict)
    assert answer.body["thread_ts"] == "IdOfPart1"


@given(some.text(some.sampled_from("ab& <>\n👋\x00")).map(lambda text: text * 700) | ANY_TEXT)
def test_slack_shows_what_was_written(text: str) -> None:
    """The blocks joined are the text, and each of them is taken."""
    (body,) = sent("slack", text)
    shown = [block["text"]["text"] for block in body["blocks"]]
    assert unescape("".join(shown)) == unescape(body["text"]) == text
    assert all(0 < len(one) <= 3000 for one in shown)
    assert all(unescape(one).count("&") == one.count("&amp;") for one in shown), "an escape is never cut"


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_discord_sends() -> None:
    """Nobody is called by a mention; the pictures stand beside the words in a form."""
    assert sent("discord", "@everyone a", "b", pictures=(SHOWN,)) == [
        {
            "content": "@everyone a",
            "allowed_mentions": {"parse": []},
            "attachments": [{"id": "0", "filename": "a.jpg", "description": "A chair"}],
        },
        {"content": "b", "allowed_mentions": {"parse": []}},
    ]


def test_whatsapp_sends() -> None:
    to = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "IdOfReader"}
    plain = {"type": "text", "text": {"body": "a", "preview_url": True}}
    assert sent("whatsapp", "a", card=Card("https://a.org/b", "B")) == [{**to, **plain}]
    shown, hidden = sent("whatsapp", "a", pictures=(SHOWN,)), sent("whatsapp", "a", pictures=(HIDDEN,))
    assert shown == [{**to, "type": "image", "image": {"link": "https://a.org/a.jpg", "caption": "a"}}]
    assert hidden == [{**to, "type": "image", "image": {"id": "IdOfMedia1", "caption": "a"}}]


@given(ANY_TEXT)
def test_what_is_sent_is_what_was_counted(text: str) -> None:
    """Any text can be counted, lone surrogates too; its file holds these words and no others."""
    assert sent("telegram", text)[0]["text"] == sent("telegram", text, pictures=(SHOWN,))[0]["caption"] == text
    assert sent("discord", text)[0]["content"] == text
    assert sent("whatsapp", text)[0]["text"]["body"] == text
    for kind in ("telegram", "discord", "whatsapp", "slack", "linkedin"):
        assert rules_of(kind).count(Draft(text)).length >= len(text)
