"""Moments as editors write them: exact or vague, relative or recurring. plan/ makes datetimes of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from builder.model.days import MONTHS, day_text, hours_text, timed, weekdays_text

Unit = Literal["minutes", "hours", "days", "weeks", "working days"]
Anchor = Literal["publish", "start", "end"]
WEEKDAYS = (0, 1, 2, 3, 4)
NTH = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", -1: "last"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and by need a time of the wall clock and a zone other than the plan's."""

    day: dt.date
    time: dt.time | None = None
    zone: str | None = None

    def __str__(self) -> str:
        words = timed(day_text(self.day), self.time)
        return f"{words} {self.zone}" if self.zone else words


@dataclass(frozen=True, slots=True)
class Span:
    """A vague time: a week or a month, both days included."""

    first: dt.date
    last: dt.date
    unit: Literal["week", "month"]

    def __str__(self) -> str:
        if self.unit == "week":
            return f"week of {day_text(self.first)}"
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"


@dataclass(frozen=True, slots=True)
class NextSlot:
    """A wish: the next slot of a channel, after a day (or after whatever it is relative to)."""

    channel: str
    after: dt.date | None = None

    def __str__(self) -> str:
        return f"next {self.channel} slot" + (f" after {day_text(self.after)}" if self.after else "")


@dataclass(frozen=True, slots=True)
class Duration:
    """A count of units; days and weeks are of the wall clock."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.removesuffix('s') if self.count == 1 else self.unit}"


@dataclass(frozen=True, slots=True)
class DayOf:
    """`day 14 09:00`: days after publish, at publish's own time unless one is given."""

    number: int
    time: dt.time | None = None

    def __str__(self) -> str:
        return timed(f"day {self.number}", self.time)


@dataclass(frozen=True, slots=True)
class Offset:
    """`2 days before publish`, `1 hour after end`."""

    duration: Duration
    side: Literal["before", "after"]
    anchor: Anchor

    def __str__(self) -> str:
        return f"{self.duration} {self.side} {self.anchor}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """`Tue 09:30`, `weekdays 08:00`, `every 2 weeks on Mon`: days from Monday, 0."""

    days: tuple[int, ...]
    time: dt.time | None = None
    every: int = 1

    def __str__(self) -> str:
        if self.days == WEEKDAYS and self.every == 1:
            return timed("weekdays", self.time)
        named = weekdays_text(self.days)
        return timed(named if self.every == 1 else f"every {self.every} weeks on {named}", self.time)


@dataclass(frozen=True, slots=True)
class Monthly:
    """`1st Thu 10:00`: the *nth* such weekday of each month; -1 is the last."""

    nth: int
    day: int
    time: dt.time | None = None

    def __str__(self) -> str:
        return timed(f"{NTH[self.nth]} {weekdays_text((self.day,))}", self.time)


@dataclass(frozen=True, slots=True)
class Ruled:
    """`RRULE:FREQ=MONTHLY;BYDAY=2TU 10:00`: a rule of RFC 5545 without its times; it counts from Mon 2024-01-01."""

    rule: str
    time: dt.time | None = None

    def __str__(self) -> str:
        return timed(f"RRULE:{self.rule}", self.time)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A range of days, both included."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def when(self) -> str:
        """It as a part of a sentence."""
        first, last = day_text(self.first), day_text(self.last)
        return f"on {first}" if first == last else f"from {first} to {last}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """When a channel keeps still: from one time to another (past midnight too), and on whole weekdays."""

    start: dt.time | None = None
    end: dt.time | None = None
    days: tuple[int, ...] = ()

    def __str__(self) -> str:
        hours = [hours_text(self.start, self.end)] if self.start and self.end else []
        return ", ".join([*hours, *([weekdays_text(self.days)] if self.days else [])])


When = Moment | Span | NextSlot
RungTime = DayOf | Offset | NextSlot | Moment
Slot = Weekly | Monthly | Ruled
