"""The clock changes of a timezone as calendars tell them (RFC 5545, 3.6.5): by rules where they follow any.

icalendar makes these too, with lists of dates, and an hour late in spring; programs that read the first date of a list
alone, as ical.js does, are then wrong from the second year on.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from builder.model.recurrence import WEEKDAYS

SOME = 3  # years in which a change has to follow a rule before it is believed to
NOTHING = timedelta(0)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the clock at *start*, by the clock until then; *rule* says when it comes again."""

    start: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool
    rule: str = ""


@lru_cache(maxsize=64)
def changes(zone: tzinfo, first: int, last: int) -> tuple[Change, ...]:
    """Return what a zone's clocks do from the year *first* to the year *last*; the first one tells how it begins."""
    begin = datetime(first, 1, 1, tzinfo=UTC)
    local = begin.astimezone(zone)
    offset = local.utcoffset() or NOTHING
    known = Change(local.replace(tzinfo=None), offset, offset, _name(local), _is_summer(local))
    kinds: dict[tuple[object, ...], list[Change]] = {}
    for one in _changes(zone, begin, datetime(last, 12, 31, tzinfo=UTC)):
        kinds.setdefault((one.before, one.after, one.name, one.summer), []).append(one)
    found = [part for kind in kinds.values() for part in _ruled(kind, last)]
    return (known, *sorted(found, key=lambda one: one.start))


def _changes(zone: tzinfo, first: datetime, last: datetime) -> Iterator[Change]:
    """Yield every change, one after the other: looked for day by day, then by halves to the minute."""
    day, step = first, timedelta(days=1)
    state = _state(zone, day)
    while day < last:
        if (after := _state(zone, day + step)) != state:
            low, high = day, day + step
            while high - low > MINUTE:
                middle = low + ((high - low) / 2 // MINUTE) * MINUTE
                low, high = (middle, high) if _state(zone, middle) == state else (low, middle)
            after = _state(zone, high)
            yield Change((high + state[0]).replace(tzinfo=None), state[0], *after)
            state = after
            if _state(zone, day + step) != state:
                day = high - step  # two on one day
        day += step


def _state(zone: tzinfo, moment: datetime) -> tuple[timedelta, str, bool]:
    local = moment.astimezone(zone)
    return local.utcoffset() or NOTHING, _name(local), _is_summer(local)


def _is_summer(local: datetime) -> bool:
    return (local.dst() or NOTHING) > NOTHING  # Ireland's winter is less than its own standard time


def _name(local: datetime) -> str:
    return local.tzname() or "LMT"


def _ruled(kind: list[Change], last: int) -> Iterator[Change]:
    """Yield changes of a kind, those that follow a rule for years as one."""
    at = 0
    while at < len(kind):
        rule, count = max(
            ((rule, _following(kind[at:], rule)) for rule in _rules(kind[at].start)), key=lambda one: one[1]
        )
        if count < SOME:
            yield kind[at]
            at += 1
            continue
        end = kind[at + count - 1]
        # a day later than the last one: some programs read it by the clock there, though it is of UTC
        past = end.start - end.before + timedelta(days=1)
        until = "" if end.start.year >= last else f";UNTIL={past:%Y%m%dT%H%M%SZ}"
        start = kind[at]
        yield Change(start.start, start.before, start.after, start.name, start.summer, f"FREQ=YEARLY;{rule}{until}")
        at += count


def _following(kind: list[Change], rule: str) -> int:
    """Return how many of *kind* follow a rule, a year after the other and at the same time of day."""
    first, count = kind[0].start, 0
    for number, one in enumerate(kind):
        if one.start.year != first.year + number or one.start.time() != first.time() or rule not in _rules(one.start):
            break
        count += 1
    return count


def _rules(day: datetime) -> tuple[str, ...]:
    """Return the rules that a day may have been chosen by: the last of its weekday in a month, or the nth."""
    month, weekday = f"BYMONTH={day.month};BYDAY=", WEEKDAYS[day.weekday()]
    from_end = day.day + 7 > monthrange(day.year, day.month)[1]
    return (*((f"{month}-1{weekday}",) if from_end else ()), f"{month}{(day.day - 1) // 7 + 1}{weekday}")
