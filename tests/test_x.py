"""What X counts of any text, and what it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from builder.channels import rules_of
from builder.channels.parting import parted
from builder.channels.rules import graphemes
from builder.model.message import Draft, Message, Picture
from test_threads import bare, unnumbered

RULES = rules_of("x")
PIECES = [
    "https://",
    "a.org",
    "/b",
    ".",
    "@",
    "#",
    "$A",
    "(",
    "é",
    "字",
    "👩🏽‍💻",
    "🫱🏻‍🫲🏿",
    "\ufe0f",
    " ",
    "\n",
    "\ud800",
    "Words. ",
]
TEXTS = some.text() | some.lists(some.sampled_from(PIECES), max_size=60).map("".join)
MESSAGE = Message("tag:a", "x", "@desk", "en", datetime(2026, 12, 1, 8, tzinfo=UTC), ("One https://a.org", "Two"))


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_counted(text: str) -> None:
    count = RULES.count(Draft(text))
    assert count.length == max(int(one) for one in count.more.values())
    assert sum(1 for one in count.facets if one.type == "link") <= text.count(".")


@settings(deadline=None)
@given(TEXTS)
def test_facets_mark_what_is_whole(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    slices = [data[one.start : one.end].decode("utf-8", "surrogatepass") for one in RULES.count(Draft(text)).facets]
    spans = RULES.whole(text)
    assert set(slices) <= {text[start:end] for start, end in spans}
    assert len(slices) == len(spans) or any(first[1] > then[0] for first, then in pairwise(spans))


@settings(deadline=None)
@given(TEXTS)
def test_a_thread_loses_nothing_and_is_nowhere_over(text: str) -> None:
    """No link, mention or tag is cut; what is over is one of these, or one letter."""
    rules = RULES.owned({"text": 40})
    spans, at = rules.whole(text), 0
    parts = parted(Draft(text), rules)
    for part, words in zip(parts, unnumbered(parts), strict=True):
        start = text.index(words, at)
        assert not bare(text[at:start])
        at = start + len(words)
        assert not any(low < cut < high for low, high in spans for cut in (start, at))
        single = graphemes(words) <= 1 or any(low <= start and at <= high for low, high in spans)
        assert rules.count(Draft(part)).fits or single
    assert not bare(text[at:])


@settings(deadline=None)
@given(TEXTS)
def test_what_is_sent_is_what_was_counted(text: str) -> None:
    bodies: list[Any] = [one.body for one in RULES.payloads(replace(MESSAGE, parts=(text,)), RULES)]
    assert bodies == [{"text": text}]


def test_a_thread_answers_itself() -> None:
    first, second = RULES.payloads(MESSAGE, RULES)
    assert (first.method, first.url, first.part) == ("POST", "https://api.x.com/2/tweets", 1)
    assert first.body == {"text": "One https://a.org"}
    assert second.body == {"text": "Two", "reply": {"in_reply_to_tweet_id": "IdOfPart1"}}


def test_pictures_are_described_before_they_are_shown() -> None:
    pictures = (Picture("a.jpg", "A chair", "image/jpeg", 4, 3), Picture("b.jpg", "", "image/jpeg", 4, 3))
    described, first, second = RULES.payloads(replace(MESSAGE, pictures=pictures), RULES)
    assert (described.suffix, described.url) == ("alt1.json", "https://api.x.com/2/media/metadata")
    assert described.body == {"id": "IdOfMedia1", "metadata": {"alt_text": {"text": "A chair"}}}
    assert first.body == {"text": "One https://a.org", "media": {"media_ids": ["IdOfMedia1", "IdOfMedia2"]}}
    assert second.body == {"text": "Two", "reply": {"in_reply_to_tweet_id": "IdOfPart1"}}


def test_an_account_with_premium_takes_more() -> None:
    """Its bound is that of its text alone: 5,708 bytes are for a short post."""
    long = Draft("word " * 4000)
    assert [one.what for one in RULES.count(long).over] == ["text", "bytes"]
    assert RULES.owned({"text": 25_000}).count(long).fits
    assert not RULES.owned({"text": 25_000, "bytes": 6000}).count(long).fits


@pytest.mark.parametrize("piece", [".", "a.", ".com", "a.com,", "日.com", "@", "#", "$", "https://", "(a.io/", "👩‍"])
def test_no_text_takes_long(piece: str) -> None:
    assert RULES.count(Draft(piece * (30_000 // len(piece)))).length > 0


@pytest.mark.parametrize(
    "emoji",
    [
        "🕵\u200d♂",
        "🏳\u200d🌈",
        "👁\u200d🗨\ufe0f",
        "☝🏽",
        "1\u20e3",
        "©\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_any_emoji_takes_two_by_the_documentation(emoji: str) -> None:
    """Also one that is written without U+FE0F, as programs write them that are not of today."""
    assert rules_of("x").count(Draft(emoji)).more["length_documented"] == 2
