"""Wall clock and working days: moments as written to datetimes in the plan's timezone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from builder.model.moments import Duration, Moment
from builder.model.settings import Settings

MORNING = time(9, 0)
GAP = 370  # days without a working day after which days are counted as they are
MIDNIGHT = time(0, 0)  # an imported post of a day was out all of that day


@dataclass(frozen=True, slots=True)
class Clock:
    """The plan's timezone, its working days and holidays, and the hour it is."""

    zone: ZoneInfo
    workdays: frozenset[int]
    now: datetime
    holidays: Collection[date] = ()

    @classmethod
    def of(cls, settings: Settings, now: datetime, holidays: Collection[date] = ()) -> Clock:
        return cls(ZoneInfo(settings.timezone), frozenset(settings.workdays) or frozenset(range(7)), now, holidays)

    @property
    def today(self) -> date:
        """The day it is in the plan's timezone."""
        return self.now.astimezone(self.zone).date()

    def at(self, day: date, clock: time, zone: str | None = None) -> datetime:
        """Return the moment when the wall clock shows *clock*; an hour that a change skips is moved past it."""
        there = ZoneInfo(zone) if zone else self.zone
        wall = datetime.combine(day, clock, there)
        return wall.astimezone(UTC).astimezone(self.zone)

    def exact(self, moment: Moment, otherwise: time = MORNING) -> datetime:
        """Return a written moment, at *otherwise* if it names only its day."""
        return self.at(moment.day, moment.time or otherwise, moment.zone)

    def iso(self, text: str) -> datetime | None:
        """Return an ISO 8601 text as a moment of the plan's timezone; a day begins at midnight, and "" is none."""
        if "T" not in text:
            return self.at(date.fromisoformat(text), MIDNIGHT) if text else None
        moment = datetime.fromisoformat(text)
        return moment.astimezone(self.zone) if moment.tzinfo else self.at(moment.date(), moment.time())

    def shift(self, moment: datetime, by: Duration, sign: int) -> datetime:
        """Return *moment* moved: minutes and hours of real time, days and weeks of the wall clock."""
        count = by.count * sign
        match by.unit:
            case "minutes":
                return (moment.astimezone(UTC) + timedelta(minutes=count)).astimezone(self.zone)
            case "hours":
                return (moment.astimezone(UTC) + timedelta(hours=count)).astimezone(self.zone)
            case "days":
                day = moment.date() + timedelta(days=count)
            case "weeks":
                day = moment.date() + timedelta(weeks=count)
            case "working days":
                day = self.workday(moment.date(), count)
        return self.at(day, moment.timetz().replace(tzinfo=None))

    def works(self, day: date) -> bool:
        """Tell whether *day* is a working day of the team."""
        return day.weekday() in self.workdays and day not in self.holidays

    def workday(self, day: date, count: int) -> date:
        """Return the day *count* working days after *day*, before it when negative; without any, as many days."""
        step = timedelta(days=1 if count > 0 else -1)
        left, to = abs(count), day
        for _ in range(left * 7 + GAP):
            if not left:
                return to
            to += step
            left -= self.works(to)
        return day + timedelta(days=count)
