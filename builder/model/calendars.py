"""Calendars as values: events and tasks, and the file that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

Standing = Literal["", "TENTATIVE", "CONFIRMED", "CANCELLED"]
Progress = Literal["NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"]
Of = Literal["everything", "person", "channel", "audience", "campaign", "deadlines", "tasks", "days", "readers"]
# names of CSS, which RFC 7986 asks for: programs show calendars of one kind in one colour until somebody chooses
COLOURS: Mapping[Of, str] = {
    "everything": "darkred",
    "person": "steelblue",
    "channel": "seagreen",
    "audience": "purple",
    "campaign": "crimson",
    "deadlines": "darkorange",
    "tasks": "darkorange",
    "days": "gray",
    "readers": "darkred",
}


def later(moment: datetime, span: timedelta) -> datetime:
    """Return the moment so much time later: of real time, and not by the clock, which a night in autumn repeats."""
    return (moment.astimezone(UTC) + span).astimezone(moment.tzinfo)


@dataclass(frozen=True, slots=True)
class Row:
    """An event: timed when *start* is a moment, all-day and transparent when it is a day, *end* then not included.

    *stamp* is when it was written down, *modified* the same where history tells it. What comes again has a *rule* of
    RFC 5545, and the moments *without* it. *join* is where it happens live, *alarms* how long before somebody is told.
    """

    uid: str
    summary: str
    start: datetime | date
    end: datetime | date
    stamp: datetime
    modified: datetime | None = None
    description: str = ""
    url: str = ""
    standing: Standing = ""
    categories: tuple[str, ...] = ()
    join: str = ""
    rule: str = ""
    without: tuple[datetime | date, ...] = ()
    alarms: tuple[timedelta, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done until a day has passed, and how much of it is: *percent*."""

    uid: str
    summary: str
    due: date
    stamp: datetime
    modified: datetime | None
    progress: Progress
    percent: int
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A calendar under its name, in a timezone; *colour* is a name of CSS (RFC 7986), *source* where it can be had."""

    name: str
    description: str
    zone: str
    colour: str
    source: str
    rows: tuple[Row, ...]
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar at its *path* below site/ or desk/: what it is *of*, its title, and in words what it is *about*."""

    of: Of
    path: str
    title: str
    about: str
    rows: tuple[Row, ...]
    tasks: tuple[Task, ...] = ()

    @property
    def count(self) -> int:
        """How many events and tasks it has."""
        return len(self.rows) + len(self.tasks)

    def view(self, site: str, zone: str, source: str = "") -> CalendarView:
        """Return what is written of it."""
        name = f"{site}: {self.title}"
        return CalendarView(name, self.about, zone, COLOURS[self.of], source, self.rows, self.tasks)
