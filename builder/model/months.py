"""A month as a calendar on a wall shows it: weeks from Monday, and what each day has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["due", "out", "post", "live", "free", "day"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a day has: a stage that is *due*, a piece that goes *out*, a *post*, something *live*, a slot that is
    *free*, or what kind of a *day* it is.

    *time* is of the plan's wall clock, "" for all of the day; *state* is a stage, or `late`.
    """

    kind: Kind
    time: str
    text: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month, or one beside it that fills the week."""

    day: dt.date
    inside: bool
    today: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that have a day of it."""

    first: dt.date
    title: str
    weeks: tuple[tuple[Cell, ...], ...]

    @property
    def name(self) -> str:
        """As it is written: `2026-12`."""
        return f"{self.first:%Y-%m}"
