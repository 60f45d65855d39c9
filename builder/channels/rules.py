"""What a network takes, as dated data: a number without a source is a guess, and only warns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import regex

GRAPHEME = regex.compile(r"\X")

Certainty = Literal["official", "code", "observed", "sdk", "secondary", "unverified"]


@dataclass(frozen=True, slots=True)
class Rules:
    """A limit in the network's own unit, how its length is counted, and where that was read, on which day."""

    name: str
    limit: int | None
    unit: str
    length: Callable[[str], int]
    certainty: Certainty
    source: str
    read_on: str

    @property
    def certain(self) -> bool:
        """Whether a post may be withheld for it."""
        return self.certainty in {"official", "code", "observed", "sdk"}


def graphemes(text: str) -> int:
    """Count extended grapheme clusters (UAX 29): what a reader would call a character."""
    return sum(1 for _ in GRAPHEME.finditer(text))
