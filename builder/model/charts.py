"""Charts as a template draws them: bars and words at their places, in units of the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["fill", "fill2", "over"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a *value*, and what it is called."""

    x: float
    y: float
    width: float
    height: float
    kind: Kind
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word at the place of its base line."""

    x: float
    y: float
    anchor: Anchor
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and its size; *base* is the height of a line below the bars, *bound* that of one across them."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    words: tuple[Word, ...]
    base: float | None = None
    bound: float | None = None
