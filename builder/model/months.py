"""Months as the team sees them: what goes out, is due or free on each day, who is away, and what is celebrated."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from builder.model.deskviews import Row
from builder.model.views import Day, Link

Kind = Literal["out", "post", "due", "free", "holiday", "observance", "away", "vague"]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on a *day*, or from it *until* another.

    A piece goes out, or only posts about it do; a stage is due; a slot is free; there is a holiday, an event of a
    calendar of others, an absence; or a piece is meant for no day yet, and its date is *said* as it was written.
    """

    day: dt.date
    kind: Kind
    title: str
    time: str = ""
    until: dt.date | None = None
    entry: str = ""
    stage: str = ""
    channels: tuple[str, ...] = ()
    who: str = ""
    said: str = ""
    late: bool = False
    href: str = ""  # of its page on the site or the desk

    @property
    def told(self) -> str:
        """What stands behind its title: `09:30, blog, mastodon`; `draft due, Managing editor`."""
        return ", ".join(filter(None, (self.time, *self.channels, self.said, self.who)))

    def on(self, day: dt.date) -> bool:
        return self.day <= day <= (self.until or self.day)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month with all that is on it."""

    day: Day
    happenings: tuple[Happening, ...]
    today: bool
    weekend: bool


@dataclass(frozen=True, slots=True)
class MonthView:
    """`month.html`: the days of a month, and what has no fixed day in it.

    *before* are the days of its first week that belong to the month before, *after* those of its last. *stages* are
    those that stand on it; *small* tells how small it is printed to fit on a page, 0 to 3.
    """

    site: str
    lang: str
    root: str
    home: str
    name: str
    earlier: Link | None
    later: Link | None
    before: int
    after: int
    days: tuple[MonthDay, ...]
    vague: tuple[Row, ...]
    stages: tuple[str, ...]
    small: int


def first_of(day: dt.date) -> dt.date:
    return day.replace(day=1)


def month_after(first: dt.date, count: int = 1) -> dt.date:
    """Return the first day of the month *count* months after the one that begins on *first*, within what has a year."""
    years, month = divmod(first.month - 1 + count, 12)
    year = first.year + years
    return dt.date(min(max(year, 1), 9999), month + 1, 1)


def last_of(first: dt.date) -> dt.date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def days_of(first: dt.date) -> Sequence[dt.date]:
    """Return the days of the month that begins on *first*."""
    return [first.replace(day=number) for number in range(1, last_of(first).day + 1)]
