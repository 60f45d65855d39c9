"""Weekdays, months and times of the day, in English words."""

from __future__ import annotations

import re
from datetime import date, time

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


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
    match = CLOCK.fullmatch(text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:  # noqa: PLR2004 - hours and minutes
        raise ValueError(f"“{text}” is no time of day; write one like 09:30")
    return time(int(match[1]), int(match[2]))


def day(text: str) -> date:
    """Read `2026-12-01`."""
    if not ISO_DAY.fullmatch(text):
        raise ValueError(f"“{text}” is no date; write one like 2026-12-01")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no such day as {text}") from None
