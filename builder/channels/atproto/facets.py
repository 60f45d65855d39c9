"""What in a text is a link, a mention or a hashtag to Bluesky: as its own client finds them.

RichText.detectFacetsWithoutResolution of npm @atproto/api 0.19.19 (src/rich-text/detection.ts and util.ts, read on
2026-11-25), with which 100,000 random texts were compared. The record holds only what is found here: what is not in a
facet is no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from unicodedata import category

from builder.channels.atproto.tlds import TLDS
from builder.channels.rules import in_bytes, utf16
from builder.model.message import Facet

SPACE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # JavaScript's \s is not Python's
UNSEEN = r"\u00ad\u2060\u200a-\u200d\u20e2"
BEFORE = rf"(?:^|[{SPACE}(])"
MENTION = re.compile(rf"{BEFORE}@([a-zA-Z0-9.-]+)\b", re.ASCII)
LINK = re.compile(
    rf"{BEFORE}([hH][tT]{{2}}[pP][sS]?://[^{SPACE}]+|([a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)+)[^{SPACE}]*)"
)
TAG = re.compile(rf"(?:^|[{SPACE}])[#＃]((?!\ufe0f)[^{SPACE}{UNSEEN}]+)")
CASHTAG = re.compile(rf"{BEFORE}\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{SPACE}.,;:!?)\"'\u2019]|\Z)")
LONGEST_TAG = 64  # UTF-16 units; what is longer is not marked


class Span(NamedTuple):
    """A facet as it stands in the text: *start* and *end* in code points."""

    start: int
    end: int
    kind: Literal["link", "mention", "tag"]
    value: str


def spans_of(text: str) -> tuple[Span, ...]:
    """Return what stands for more than its letters, in the order of the text; a link may hold a mention."""
    found = [*(_mentions(text) if "@" in text else ()), *_links(text)]
    found += _tags(text) if "#" in text or "＃" in text else ()
    found += _cashtags(text) if "$" in text else ()
    return tuple(sorted(found, key=lambda span: span.start))


def facets_of(text: str, spans: tuple[Span, ...]) -> tuple[Facet, ...]:
    """Return *spans* with their offsets in UTF-8 bytes."""
    at = in_bytes(text)
    return tuple(Facet(at(one.start), at(one.end), one.kind, one.value) for one in spans)


def _mentions(text: str) -> Iterator[Span]:
    for found in MENTION.finditer(text):
        handle = found[1]
        if _is_domain(handle) or handle.endswith(".test"):
            yield Span(found.start(1) - 1, found.end(1), "mention", handle)


def _links(text: str) -> Iterator[Span]:
    for found in LINK.finditer(text):
        words, domain = found[1], found[2]
        if not words.startswith("http") and not _is_domain(domain or ""):
            continue
        cut = words[:-1] if words[-1] in ".,;:!?" else words
        cut = cut[:-1] if cut.endswith(")") and "(" not in cut else cut
        start = found.start(1)
        # http.org gets no protocol from the client either
        yield Span(start, start + len(cut), "link", cut if words.startswith("http") else f"https://{cut}")


def _tags(text: str) -> Iterator[Span]:
    for found in TAG.finditer(text):
        if not any(_is_word(letter) for letter in found[1]):
            continue
        tag = found[1]
        while _is_punctuation(tag[-1]):
            tag = tag[:-1]
        if utf16(tag) <= LONGEST_TAG:
            yield Span(found.start(1) - 1, found.start(1) + len(tag), "tag", tag)


def _cashtags(text: str) -> Iterator[Span]:
    for found in CASHTAG.finditer(text):
        yield Span(found.start(1) - 1, found.end(1), "tag", f"${found[1].upper()}")


def _is_domain(word: str) -> bool:
    _, dot, last = word.rpartition(".")
    return bool(dot) and last in TLDS


def _is_punctuation(letter: str) -> bool:
    return category(letter).startswith("P")


def _is_word(letter: str) -> bool:
    return not _is_punctuation(letter) and letter not in "0123456789"
