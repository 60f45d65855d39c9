"""The slots of a channel as datetimes, and its quiet hours."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import takewhile

from builder.model.moments import Monthly, Quiet, Ruled, Slot, Weekly
from builder.model.recurrence import days_of, parts_of
from builder.model.settings import Channel
from builder.plan.clock import MORNING, Clock

FARTHEST = 370  # days: every slot of the grammar comes back within a year
EPOCH = date(2024, 1, 1)  # a Monday, from which `every 2 weeks` counts


def usual_time(channel: Channel | None, day: date) -> time:
    """Return when *channel* goes out on *day*: its slot of that day, else its `at:`, else 09:00."""
    if channel is None:
        return MORNING
    times = [slot.time for slot in channel.slots if _falls(slot, day) and slot.time]
    return min(times, default=channel.at or MORNING)


def next_slot(channel: Channel, after: datetime, clock: Clock) -> datetime | None:
    """Return the first slot of *channel* at or after a moment; None without slots."""
    return next(_slots(channel, after, clock), None)


def slots_until(channel: Channel, after: datetime, before: datetime, clock: Clock) -> Iterator[datetime]:
    """Yield the slots of *channel* from one moment to another, that one excluded."""
    return takewhile(lambda moment: moment < before, _slots(channel, after, clock))


def _slots(channel: Channel, after: datetime, clock: Clock) -> Iterator[datetime]:
    for day in _days(after.astimezone(clock.zone).date()) if channel.slots else ():
        times = [slot.time or channel.at or MORNING for slot in channel.slots if _falls(slot, day)]
        yield from (moment for moment in sorted(clock.at(day, at) for at in times) if moment >= after)


def allowed(channel: Channel, moment: datetime, clock: Clock) -> datetime:
    """Return *moment*, or the next one that is neither in quiet hours nor on a quiet day."""
    quiet = channel.quiet
    if set(range(7)) <= set(quiet.days):
        return moment  # a channel that never speaks has no next moment
    while (end := _quiet_until(quiet, moment)) is not None:
        later = clock.at(moment.date() + timedelta(days=end[0]), end[1])
        # in the hour that a clock change repeats, the end of the quiet may be its second one
        moment = later if later.timestamp() > moment.timestamp() else later.replace(fold=1)
    return moment


def _quiet_until(quiet: Quiet, moment: datetime) -> tuple[int, time] | None:
    """Return when the quiet around *moment* may end: in how many days, and at what time; None outside of it."""
    wall = moment.timetz().replace(tzinfo=None, fold=0)
    if moment.weekday() in quiet.days:
        return 1, time(0, 0)
    if quiet.start is None or quiet.end is None or not _is_quiet(wall, quiet.start, quiet.end):
        return None
    return int(quiet.start > quiet.end and wall >= quiet.start), quiet.end


def _is_quiet(wall: time, start: time, end: time) -> bool:
    return start <= wall < end if start <= end else wall >= start or wall < end


def _days(first: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range(FARTHEST))


def _falls(slot: Slot, day: date) -> bool:
    match slot:
        case Weekly():
            weeks = (day - EPOCH).days // 7
            return day.weekday() in slot.days and weeks % slot.every == 0
        case Monthly():
            if day.weekday() != slot.day:
                return False
            last = calendar.monthrange(day.year, day.month)[1]
            return day.day + 7 > last if slot.nth < 0 else (day.day - 1) // 7 + 1 == slot.nth
        case Ruled():
            return day in _ruled(slot.rule, day.year)


@lru_cache(maxsize=256)
def _ruled(rule: str, year: int) -> frozenset[date]:
    """Return the days of a year on which a rule comes true."""
    return frozenset(days_of(parts_of(rule), EPOCH, date(year, 1, 1), date(year, 12, 31)))
