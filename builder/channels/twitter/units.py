"""Text as JavaScript sees it, in UTF-16 units: a letter beyond U+FFFF is two surrogates, and either may stand alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import partial

BEYOND = re.compile(r"[\U00010000-\U0010ffff]")
PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")


def units_of(text: str) -> str:
    """Return *text* with each letter beyond U+FFFF as two."""
    return BEYOND.sub(lambda found: _pair(ord(found[0]) - 0x10000), text)


def _pair(number: int) -> str:
    return chr(0xD800 + (number >> 10)) + chr(0xDC00 + (number & 0x3FF))


def text_of(units: str) -> str:
    """Return the text that *units* are of: what makes a pair is one letter."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def places(units: str) -> Callable[[int], int]:
    """Return a function that tells which code point of the text stands where a unit does."""
    return partial(_place, [found.start() for found in PAIR.finditer(units)])


def _place(pairs: list[int], at: int) -> int:
    return at - bisect_left(pairs, at)
