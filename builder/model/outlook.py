"""What lies ahead: of a channel, its slots and whether anything fills them; and what falls on a holiday."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from builder.model.entry import Entry
from builder.model.problem import Location
from builder.model.settings import Channel


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a channel that has ever been used carries until a day, that one included.

    *planned* and *lately* count the days on which something goes out until then, and went out in the 90 days before;
    *slots* are those still to come, *free* the ones on whose day nothing goes out, and which is no holiday.
    """

    channel: Channel
    until: date
    planned: int
    lately: int
    slots: tuple[datetime, ...]
    free: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Something of an entry that falls on a holiday: *what* in words, how the day is *called*, and when else it may be.

    A stage may be the working day before, whatever goes out in the next slot of its channel on a working day.
    """

    entry: Entry
    what: str
    day: date
    called: str
    instead: datetime | date
    at: Location
