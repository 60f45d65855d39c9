"""A text that is too long becomes shorter: cut at a word, or between letters where there is none, its link kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from builder.channels.parting import ends_sentence
from builder.channels.rules import GRAPHEME, utf8

# scripts without spaces between words: what may end after any letter
UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
EDGE = re.compile(rf"(?=\s)|(?={UNSPACED})|(?<={UNSPACED})")
OPEN = " \t\r\n\v\f\u2028\u2029,;:.…。、，；：–—-!?¡¿/&|([{<“„«‚‘"  # what no word ends with, before an ellipsis
SPACE = re.compile(r"(?<=[^\w\s,;:–—-])\s+|\n|(?<=[。！？])")  # where a sentence may end
SHORTEST = 24  # bytes: a sentence with fewer says too little

Fits = Callable[[str], bool]
Spans = Callable[[str], tuple[tuple[int, int], ...]]


def shortened(text: str, fits: Fits, whole: Spans, link: str = "", ellipsis: str = "…") -> str:
    """Return *text* if it fits, or as much of its beginning as does, with *ellipsis*, and *link* after that.

    It ends with a word, and what is *whole* is not cut, like a link. A single word that is too long is cut between
    graphemes. A *link* at the end of *text* stays where it stands. Nothing is left if not even one letter fits.
    """
    if fits(text):
        return text
    words = text.removesuffix(link) if link else text
    space = words[len(words.rstrip()) :] or " "
    tail = f"{ellipsis}{space}{link}" if link else ellipsis
    words = words.rstrip()
    spans = whole(words)
    for edges in (_words(words, spans), _letters(words, spans)):
        if found := _longest(words, edges, tail, fits):
            return f"{found}{tail}"
    return ""


def _longest(text: str, edges: list[int], tail: str, fits: Fits) -> str:
    """Return the longest beginning of *text* that ends at one of *edges* and fits with *tail*."""

    def kept(at: int) -> str:
        return text[: edges[at]].rstrip(OPEN)

    low, high = 0, len(edges)
    while low < high:
        middle = (low + high) // 2
        if fits(f"{kept(middle)}{tail}"):
            low = middle + 1
        else:
            high = middle
    return kept(low - 1) if low else ""


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> list[int]:
    """Return where words end, and what is whole begins or ends."""
    edges = {found.start() for found in EDGE.finditer(text)} & _inner(text)
    return _outside({*edges, *(edge for span in spans for edge in span)}, spans)


def _letters(text: str, spans: tuple[tuple[int, int], ...]) -> list[int]:
    return _outside(_inner(text), spans)


def _inner(text: str) -> set[int]:
    if text.isascii() and "\r" not in text:
        return set(range(len(text) + 1))
    return {found.end() for found in GRAPHEME.finditer(text)}


def _outside(edges: set[int], spans: tuple[tuple[int, int], ...]) -> list[int]:
    for start, end in spans:
        edges.difference_update(range(start + 1, end))
    return sorted(edges - {0})


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*; one that says too little takes the next one along."""
    for found in SPACE.finditer(text):
        end, begin = found.span()
        ends = "\n" in found[0] or begin == end or ends_sentence(text, end, begin)
        if ends and end < len(text) and utf8(text[:end]) >= SHORTEST:
            return text[:end]
    return text
