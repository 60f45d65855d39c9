"""What a plan finds beside its pieces: what issues gather, what is live, free slots, hours that clocks skip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from builder.model.problem import Location


@dataclass(frozen=True, slots=True)
class Gathered:
    """A piece as an issue lists it. *path* is below the site's root; what others have has none, only its *url*."""

    title: str
    summary: str
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A slot of a series that no piece of it has taken."""

    series: str
    title: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A slot that comes again, *of* a series or a channel: its *first* moment to come, its rule, what is taken."""

    of: str
    id: str
    title: str
    number: int
    first: datetime
    rule: str
    taken: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class OddHour:
    """A moment as written at *at*, in an hour that clocks of *zone* skip, or show *twice*, and how it is *taken*.

    *about* is the entry it was written for; nothing for calendar.yaml and hold.yaml.
    """

    at: Location
    about: str
    written: str
    zone: str
    taken: datetime
    twice: bool


@dataclass(frozen=True, slots=True)
class Live:
    """When something live begins and ends; *join* only until it is *over* and unless it is on hold, *replay* after."""

    starts: datetime
    ends: datetime | None
    over: bool
    join: str
    replay: str

    def past(self, moment: datetime) -> bool:
        """Tell whether it is over at *moment*: without an end that is the day after."""
        return moment >= self.ends if self.ends else moment.date() > self.starts.date()


@dataclass(frozen=True, slots=True)
class Wish:
    """The near day that the vague date of an edition comes to, and the moment, where it is a slot that is free."""

    edition: str
    day: date
    moment: datetime | None
