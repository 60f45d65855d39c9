"""How much room a text takes on X: letters by their weight, any link alike, and an emoji as much as a heavy letter.

By config/v3.json of twitter/twitter-text (commit 30e2430d90cff3b46393ea54caf511441983c260) and parseTweet.js of npm
twitter-text 3.1.0, read on 2026-11-30.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple
from unicodedata import normalize

from builder.channels.rules import EMOJI, utf16
from builder.channels.twitter.emoji import emoji
from builder.channels.twitter.units import text_of, units_of
from builder.channels.twitter.urls import Url, urls_in

LIGHT = re.compile(r"[\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")  # each takes one; any other letter two
HEAVY = 2
OF_EMOJI = re.compile(r"[#*0-9©®\u200d\u203c-\U0010ffff]{2,}")  # emoji of several letters are of these
JOINS = re.compile(r"[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
Span = tuple[int, int]


class Room(NamedTuple):
    """What a text takes: by the documentation, to which any emoji is two, and by the reference, which knows those of
    2018."""

    documented: int
    reference: int


def room_of(text: str, link: int) -> Room:
    """Return what *text* takes where any link takes *link*."""
    text = text if text.isascii() else normalize("NFC", text_of(text))
    units = units_of(text)
    gaps = tuple(_gaps(urls_in(units), len(units)))
    bare = link * (len(gaps) - 1) + sum(_letters(units[start:end]) for start, end in gaps)
    if not JOINS.search(text):
        return Room(bare, bare)
    return Room(bare - _saved(text, units, gaps, EMOJI), bare - _saved(text, units, gaps, emoji()))


def _gaps(links: tuple[Url, ...], end: int) -> Iterator[Span]:
    """Yield what stands before, between and after the links. A link takes as many places as it has words, and one that
    begins within those is none."""
    at = 0
    for link in links:
        if link.start >= at:
            yield at, link.start
            at = link.start + len(link.words)
    yield at, max(at, end)


def _letters(units: str) -> int:
    if units.isascii():
        return len(units)
    letters = text_of(units)
    return len(letters) + len(LIGHT.sub("", letters))


def _saved(text: str, units: str, gaps: tuple[Span, ...], one_emoji: Any) -> int:  # noqa: ANN401 - of re, or of regex
    """Return how much less room is taken since an emoji of several letters takes that of one."""
    starts = [start for start, _ in gaps]
    runs = (run.span() for run in OF_EMOJI.finditer(text) if JOINS.search(run[0]))
    spans = _placed(text, units, (one.span() for run in runs for one in one_emoji.finditer(text, *run)))
    outside = (span for span in spans if span[0] < gaps[bisect_right(starts, span[0]) - 1][1])
    return sum(_letters(units[start:end]) - HEAVY for start, end in outside)


def _placed(text: str, units: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Yield *spans* of a text as those of its units."""
    if text == units:
        yield from spans
        return
    last = at = 0
    for start, end in spans:
        first = at + utf16(text[last:start])
        last, at = end, first + utf16(text[start:end])
        yield first, at
