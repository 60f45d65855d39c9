"""What Telegram marks in a text, and that the payload marks the same, in UTF-16 code units."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.rules import GRAPHEME
from builder.model.message import Draft, Message, Picture

PIECES = [
    "https://",
    "a.org",
    "/",
    "(",
    ")",
    ".",
    "@name",
    "#tag",
    "#",
    "$USD",
    "$",
    "é",
    "👩🏽‍💻",
    " ",
    "\ud800",
    "x",
    "1",
]
TEXTS = some.text() | some.lists(some.sampled_from(PIECES)).map("".join)


def sent(text: str, pictures: tuple[Picture, ...] = ()) -> Any:  # noqa: ANN401 - JSON is anything
    rules = rules_of("telegram")
    message = Message("tag:a", "telegram", "@us", "en", datetime(2026, 12, 1, tzinfo=UTC), (text,), pictures=pictures)
    (payload,) = rules.payloads(message, rules)
    return payload.body


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("See https://a.org/b.", ["url https://a.org/b"]),
        ("(https://a.org/b_(c)).", ["url https://a.org/b_(c)"]),
        ("[https://a.org/b]!", ["url https://a.org/b"]),
        ("https://a.org?q=é#x, and", ["url https://a.org?q=é#x"]),
        ("HTTP://A.ORG:8080", ["url HTTP://A.ORG:8080"]),
        ("https://localhost and xhttps://a.org", []),
        ("«https://a.org/ä»", ["url https://a.org/ä"]),
        ("👋 @name, @abc and a@name", ["mention @name"]),
        ("@" + "a" * 33, []),
        ("#Größe #1 #1a #a#b x#c", ["hashtag #Größe", "hashtag #1a"]),
        ("$USD $usd $ABCDEFGHI x$USD $USD$", ["cashtag $USD"]),
        ("https://a.org/#b @name", ["url https://a.org/#b", "mention @name"]),
        ("*bold* _not_ <b>here</b>", []),
    ],
)
def test_what_is_marked(text: str, marked: list[str]) -> None:
    units = text.encode("utf-16-le")
    found = [
        f"{one['type']} {units[2 * one['offset'] : 2 * (one['offset'] + one['length'])].decode('utf-16-le')}"
        for one in sent(text)["entities"]
    ]
    assert found == marked
    data = text.encode()
    facets = [data[one.start : one.end].decode() for one in rules_of("telegram").count(Draft(text)).facets]
    assert facets == [one.partition(" ")[2] for one in marked]


@settings(deadline=None)
@given(TEXTS)
def test_entities_stand_apart_and_between_letters(text: str) -> None:
    """In any text, and in a caption: they are in order, none is in another, and each ends between characters."""
    picture = Picture("a.png", "A chair", "image/png", 4, 3)
    entities = sent(text)["entities"]
    assert sent(text, (picture,))["caption_entities"] == entities
    ends = [0, *(one["offset"] + one["length"] for one in entities)]
    assert all(one["offset"] >= end and one["length"] > 0 for one, end in zip(entities, ends, strict=False))
    ends_of_letters = (text[: found.end()] for found in GRAPHEME.finditer(text))
    edges = {0, *(len(before.encode("utf-16-le", "surrogatepass")) // 2 for before in ends_of_letters)}
    assert {edge for one in entities for edge in (one["offset"], one["offset"] + one["length"])} <= edges


def test_more_is_not_marked() -> None:
    """Telegram marks a hundred stretches of a text."""
    count = rules_of("telegram").count(Draft("#a " * 101))
    assert [(one.what, one.has, one.may) for one in count.over] == [("entities", 101, 100)]
