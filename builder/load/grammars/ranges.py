"""Ranges: `2026-12-21 to 2027-01-04`, `21:00 to 07:00`, `Mon to Fri`."""

from __future__ import annotations

import re
from datetime import time

from builder.load.grammars import moment
from builder.load.grammars.days import clock, weekday
from builder.load.grammars.slips import range_meant
from builder.model.moments import DaySpan

TO = re.compile(r"\s+to\s+", re.IGNORECASE)
DAYS = "write one like `2026-12-21 to 2027-01-04`, or one day"
HOURS = "write one like `21:00 to 07:00`"
WEEKDAYS = "write one like `Mon to Fri`"


def days(text: str) -> DaySpan:
    """Read a range of days, or one day; weekdays in it are checked."""
    first, last = ends(text)
    if not last and range_meant(text):
        raise ValueError(_no_range(text, "days", DAYS))
    both = (moment.exact(first, DAYS), moment.exact(last or first, DAYS))
    if any(end.time for end in both):
        raise ValueError(f"“{text}” has a time of day; write whole days, like `2026-12-21 to 2027-01-04`")
    span = DaySpan(both[0].day, both[1].day)
    if span.last < span.first:
        raise ValueError(f"“{text}” ends before it begins; write the earlier day first")
    return span


def hours(text: str) -> tuple[time, time]:
    """Read a range of the clock, which may go past midnight."""
    first, last = ends(text)
    if not last:
        raise ValueError(_no_range(text, "hours", HOURS))
    return clock(first), clock(last)


def weekdays(text: str) -> tuple[int, ...]:
    """Read `Mon to Fri` (or `Sat to Mon`), or one weekday, as numbers from Monday, 0."""
    first, last = ends(text)
    start, end = weekday(first), weekday(last or first)
    if start is None or end is None:
        raise ValueError(_no_range(text, "weekdays", WEEKDAYS))
    return tuple((start + step) % 7 for step in range((end - start) % 7 + 1))


def ends(text: str) -> tuple[str, str]:
    """Return both ends of a range as they are written, the second empty where there is no `to`."""
    first, *more = TO.split(text.strip(), maxsplit=1)
    return first, more[0] if more else ""


def _no_range(text: str, of: str, form: str) -> str:
    meant = range_meant(text)
    return f"“{text}” is no range of {of}; {f'write {meant}' if meant else form}"
