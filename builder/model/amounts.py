"""Amounts as editors write them: a share of what goes out, a count in a span of time, how often a piece comes again."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from builder.model.days import day_text
from builder.model.moments import Duration

Bound = Literal["at most", "at least", "about"]
Per = Literal["day", "week", "month"]
ABOUT = 10  # percentage points to either side


@dataclass(frozen=True, slots=True)
class Share:
    """`at most 20%`: a part of a whole, in whole percent."""

    percent: int
    bound: Bound = "about"

    def holds(self, percent: float) -> bool:
        """Tell whether *percent* of something keeps to it; about is ten points to either side."""
        match self.bound:
            case "at most":
                return percent <= self.percent
            case "at least":
                return percent >= self.percent
            case "about":
                return abs(percent - self.percent) <= ABOUT

    def __str__(self) -> str:
        return f"{self.bound} {self.percent}%"


@dataclass(frozen=True, slots=True)
class Rate:
    """`at most 2 a day`, `3 pieces a week`: a count that a span of time takes."""

    count: int
    per: Per

    def __str__(self) -> str:
        return f"{self.count} a {self.per}"


@dataclass(frozen=True, slots=True)
class Evergreen:
    """`every 90 days, 3 times, until 2027-12-01`: how often a piece is shared anew; else while it is out."""

    every: Duration
    times: int | None = None
    until: dt.date | None = None

    def __str__(self) -> str:
        times = f", {self.times} {'time' if self.times == 1 else 'times'}" if self.times is not None else ""
        return f"every {self.every}{times}" + (f", until {day_text(self.until)}" if self.until else "")


def span_of(day: dt.date, per: Per) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the span that *day* lies in; a week begins on Monday."""
    match per:
        case "day":
            return day, day
        case "week":
            monday = day - dt.timedelta(days=day.weekday())
            return monday, monday + dt.timedelta(days=6)
        case "month":
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
