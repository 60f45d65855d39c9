"""The labels of what may be a domain, and how far one goes that begins with each of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

DOT = re.compile(r"\.")
HYPHENS = frozenset("-_")


class Label(NamedTuple):
    """A label and the dot that ends it. *top* is where the top level domain after it ends; *rest* where a domain does
    that goes through the next label, *whole* one that goes through this. Each is 0 if there is none."""

    start: int
    dot: int
    top: int
    rest: int
    whole: int


def labels_of(text: str, start: int, end: int, top_end: Callable[[str, int], int]) -> list[Label]:
    """Return the labels of a run of letters, dots and hyphens, in their order. *top_end* tells where the top level
    domain ends that begins at a place, or 0."""
    dots = [start - 1, *(found.start() for found in DOT.finditer(text, start, end))]
    labels: list[Label] = []
    rest = 0
    for before, dot in reversed(list(pairwise(dots))):
        label, top = text[before + 1 : dot], top_end(text, dot + 1)
        fits = label and label[0] not in HYPHENS and label[-1] not in HYPHENS
        whole = (rest or (top if "_" not in label else 0)) if fits else 0
        labels.append(Label(before + 1, dot, top, rest, whole))
        rest = whole
    return labels[::-1]
