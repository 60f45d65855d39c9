"""Moments as editors write them: exact or vague, relative or recurring. plan/ makes datetimes of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Unit = Literal["minutes", "hours", "days", "weeks", "working days"]
Anchor = Literal["publish", "start", "end"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and by need a time of the wall clock and a zone other than the plan's."""

    day: dt.date
    time: dt.time | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A vague time: a week or a month, both days included."""

    first: dt.date
    last: dt.date
    unit: Literal["week", "month"]


@dataclass(frozen=True, slots=True)
class NextSlot:
    """A wish: the next slot of a channel, after a day (or after whatever it is relative to)."""

    channel: str
    after: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A count of units; days and weeks are of the wall clock."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DayOf:
    """`day 14 09:00`: days after publish, at publish's own time unless one is given."""

    number: int
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """`2 days before publish`, `1 hour after end`."""

    duration: Duration
    side: Literal["before", "after"]
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Weekly:
    """`Tue 09:30`, `weekdays 08:00`, `every 2 weeks on Mon`: days from Monday, 0."""

    days: tuple[int, ...]
    time: dt.time | None = None
    every: int = 1


@dataclass(frozen=True, slots=True)
class Monthly:
    """`1st Thu 10:00`: the *nth* such weekday of each month; -1 is the last."""

    nth: int
    day: int
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A range of days, both included."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"on {self.first}" if self.first == self.last else f"from {self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """When a channel keeps still: from one time to another (past midnight too), and on whole weekdays."""

    start: dt.time | None = None
    end: dt.time | None = None
    days: tuple[int, ...] = ()


When = Moment | Span | NextSlot
RungTime = DayOf | Offset | NextSlot | Moment
Slot = Weekly | Monthly
