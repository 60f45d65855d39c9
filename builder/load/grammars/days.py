"""Weekdays, months and times of the day, in English words."""

from __future__ import annotations

import re
from datetime import date, time

from builder.load.grammars.slips import day_meant, time_meant
from builder.model.days import DAYS, LONG_DAYS, MONTHS

CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = range(1900, 3000)  # beyond them, what is counted from a day would leave the calendar


def weekday(text: str) -> int | None:
    """Return the number of a weekday from Monday, 0; None for any other word."""
    for names in (DAYS, LONG_DAYS):
        for number, name in enumerate(names):
            if text.lower() == name.lower():
                return number
    return None


def month(text: str) -> int | None:
    """Return the number of a month from 1; None for any other word."""
    for number, name in enumerate(MONTHS, start=1):
        if text.lower() in {name.lower(), name[:3].lower()}:
            return number
    return None


def clock(text: str) -> time:
    """Read `09:30`; `24:00` is no time of a day."""
    match = CLOCK.fullmatch(text.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:  # noqa: PLR2004 - hours and minutes
        meant = time_meant(text)
        raise ValueError(f"“{text}” is no time of day; {f'write {meant}' if meant else 'write one like 09:30'}")
    return time(int(match[1]), int(match[2]))


def day(text: str) -> date:
    """Read `2026-12-01`."""
    if not ISO_DAY.fullmatch(text):
        meant = day_meant(text)
        raise ValueError(f"“{text}” is no date; {f'write {meant}' if meant else 'write one like 2026-12-01'}")
    in_year = year(text[:4])
    try:
        return date(in_year, int(text[5:7]), int(text[8:]))
    except ValueError:
        raise ValueError(f"there is no such day as {text}; write one that its month has") from None


def year(text: str) -> int:
    """Read a year of four digits."""
    if int(text) not in YEARS:
        raise ValueError(f"the year {text} is out of reach; write one from {YEARS[0]} to {YEARS[-1]}")
    return int(text)
