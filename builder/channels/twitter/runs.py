"""Where a link may be in a text, as X sees it: labels with dots between, up to the last top level domain that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.channels.twitter.labels import HYPHENS, Label, labels_of
from builder.channels.twitter.tables import DIRECTIONS, INVALID, SIGNS, SPACES
from builder.channels.twitter.tails import Tail, tail_of
from builder.channels.twitter.tlds import end_of

NO_LETTER = rf"{SIGNS}{SPACES}{INVALID}{DIRECTIONS}"
BREAK = re.compile(rf"(?![._-])[{NO_LETTER}]")
DOT = re.compile(r"\.(?=[A-Za-z]|[^\0-\x7f])")
START = re.compile(rf"(?<=[^A-Za-z0-9@＠$#＃{INVALID}])[^{NO_LETTER}]")
SCHEME = re.compile(r"https?://\Z", re.IGNORECASE | re.ASCII)
NO_LINK_AFTER = re.compile(rf"[A-Za-z0-9@＠$#＃{INVALID}]")
LONGEST_SCHEME = len("https://")


class Found(NamedTuple):
    """What may be a link, from *start* to the end of its *tail*: the *domain* begins after the scheme, if there is one,
    and goes to *stop*. *before*: the character that must stand there and belongs to it, too: nothing else begins with
    that."""

    before: str
    start: int
    domain: int
    stop: int
    tail: Tail


def found_in(text: str) -> Iterator[Found]:
    """Yield what may be links in *text*, in their order."""
    at = end = 0
    while dot := _dot(text, max(at, end)):
        start, end = _run(text, dot, at)
        for found in _links(text, labels_of(text, start, end, end_of), at):
            at = found.tail.end
            yield found


def _dot(text: str, at: int) -> int:
    """Return the first dot from *at* that a top level domain follows; 0 if there is none, or nothing before it."""
    return next((one.start() for one in DOT.finditer(text, max(at, 1)) if end_of(text, one.end())), 0)


def _run(text: str, dot: int, at: int) -> tuple[int, int]:
    """Return where the letters, dots and hyphens around *dot* begin, from *at*, and where they end."""
    start = dot
    while start > at and not BREAK.match(text, start - 1):
        start -= 1
    found = BREAK.search(text, dot)
    return start, found.start() if found else len(text)


def _links(text: str, labels: list[Label], at: int) -> Iterator[Found]:
    for number, label in enumerate(labels):
        if label.dot < at:
            continue
        found = (_with_scheme(text, label, at) if number == 0 else None) or _without_scheme(text, label, at)
        if found:
            at = found.tail.end
            yield found


def _with_scheme(text: str, label: Label, at: int) -> Found | None:
    scheme = SCHEME.search(text, max(0, label.start - LONGEST_SCHEME), label.start) if label.whole else None
    if scheme is None:
        return None
    start = scheme.start()
    before = text[start - 1 : start] if start else ""
    if (before and start > at and not NO_LINK_AFTER.match(before)) or start == at == 0:
        return Found(before, start, label.start, label.whole, tail_of(text, label.whole))
    return None


def _without_scheme(text: str, label: Label, at: int) -> Found | None:
    """Return the first link that begins within *label*; the reference looks at the second letter of a text first."""
    stop = label.rest or label.top
    if not stop or label.start == label.dot or text[label.dot - 1] in HYPHENS:
        return None
    low = label.start if label.rest else max(label.start, text.rfind("_", label.start, label.dot) + 1)
    found = START.search(text, max(low, at + 1), label.dot)
    start = found.start() if found else -1
    if low == at == 0 and start != 1 and text[0] not in HYPHENS:
        start = 0
    return Found(text[max(0, start - 1) : start], start, start, stop, tail_of(text, stop)) if start >= 0 else None
