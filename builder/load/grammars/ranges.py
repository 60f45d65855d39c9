"""Ranges: `2026-12-21 to 2027-01-04`, `21:00 to 07:00`, `Mon to Fri`."""

from __future__ import annotations

from datetime import time

from builder.load.grammars import moment
from builder.load.grammars.days import clock, weekday
from builder.model.moments import DaySpan


def days(text: str) -> DaySpan:
    """Read a range of days, or one day; weekdays in it are checked."""
    first, _, last = text.partition(" to ")
    ends = (moment.exact(first), moment.exact(last or first))
    if any(end.time for end in ends):
        raise ValueError(f"“{text}” has a time of day; a range is of whole days, like `2026-12-21 to 2027-01-04`")
    span = DaySpan(ends[0].day, ends[1].day)
    if span.last < span.first:
        raise ValueError(f"“{text}” ends before it begins; write the earlier day first")
    return span


def hours(text: str) -> tuple[time, time]:
    """Read a range of the clock, which may go past midnight."""
    first, _, last = text.partition(" to ")
    if not last:
        raise ValueError(f"“{text}” is no range of hours; write one like `21:00 to 07:00`")
    return clock(first.strip()), clock(last.strip())


def weekdays(text: str) -> tuple[int, ...]:
    """Read `Mon to Fri` (or `Sat to Mon`), or one weekday, as numbers from Monday, 0."""
    first, _, last = text.partition(" to ")
    start, end = weekday(first.strip()), weekday((last or first).strip())
    if start is None or end is None:
        raise ValueError(f"“{text}” is no range of weekdays; write one like `Mon to Fri`")
    return tuple((start + step) % 7 for step in range((end - start) % 7 + 1))
