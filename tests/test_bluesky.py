"""What Bluesky marks in a text, as its own client does, and the record of a post."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.atproto.record import cid
from builder.model.message import Card, Draft, Message, Picture

PIECES = ["https://", "a.org", ".", "@", "#", "＃", "$A", "(", ")", "é", "👩🏽‍💻", " ", "\u2028", "\ud800", "!", "x"]
TEXTS = some.text() | some.lists(some.sampled_from(PIECES)).map("".join)
MESSAGE = Message(
    "tag:a", "bluesky", "@repair.org", "de", datetime(2026, 12, 1, 8, tzinfo=UTC), ("é https://a.org", "@b.org")
)
EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
PICTURE = Picture("a.png", "A chair", "image/png", 4, 3, size=5, sha256=EMPTY_HASH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("é https://a.org/b. x", (3, 18, "link", "https://a.org/b")),
        ("(a.org/b)", (1, 8, "link", "https://a.org/b")),
        ("a.org/b(c)", (0, 10, "link", "https://a.org/b(c)")),
        ("HTTPS://A.ORG", None),
        ("a.notatld", None),
        ("@alice.bsky.social!", (0, 18, "mention", "alice.bsky.social")),
        ("@alice.test", (0, 11, "mention", "alice.test")),
        ("@alice", None),
        ("#Repair!", (0, 7, "tag", "Repair")),
        ("＃ünï", (0, 8, "tag", "ünï")),
        ("#1", None),
        ("#" + "x" * 65, None),
        ("$abc", (0, 4, "tag", "$ABC")),
    ],
)
def test_facets(text: str, found: tuple[object, ...] | None) -> None:
    facets = [(one.start, one.end, one.type, one.value) for one in rules_of("bluesky").count(Draft(text)).facets]
    assert facets == ([found] if found else [])


@settings(deadline=None)
@given(TEXTS)
def test_facets_stand_between_letters(text: str) -> None:
    """Any text has facets that end where letters do, and what they mark is what the spans hold."""
    rules = rules_of("bluesky")
    data = text.encode("utf-8", "surrogatepass")
    slices = [data[one.start : one.end].decode("utf-8", "surrogatepass") for one in rules.count(Draft(text)).facets]
    assert slices == [text[start:end] for start, end in rules.whole(text)]


def records(message: Message) -> list[Any]:
    rules = rules_of("bluesky")
    bodies: list[Any] = [payload.body for payload in rules.payloads(message, rules)]
    return [body["record"] for body in bodies]


def test_a_thread_answers_itself() -> None:
    first, second = records(MESSAGE)
    assert (first["langs"], first["createdAt"]) == (["de"], "2026-12-01T08:00:00Z")
    assert first["facets"][0]["index"] == {"byteStart": 3, "byteEnd": 16}
    assert second["facets"][0]["features"][0]["did"] == "did:placeholder:b.org"
    assert second["reply"]["parent"]["uri"] == "at://did:placeholder:part1/app.bsky.feed.post/UriOfPart1"


def test_pictures_come_before_the_card() -> None:
    card = replace(MESSAGE, card=Card("https://a.org", "A", "B", PICTURE))
    assert records(card)[0]["embed"]["external"]["thumb"]["size"] == 5
    pictured = replace(card, pictures=(PICTURE,))
    assert records(pictured)[0]["embed"]["images"][0]["alt"] == "A chair"
    assert records(replace(card, pictures=(PICTURE,) * 5))[0]["embed"]["$type"] == "app.bsky.embed.gallery"


def test_a_cid_is_of_the_bytes() -> None:
    """The CID of no bytes is the one that is known for them."""
    assert cid(EMPTY_HASH) == "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"
