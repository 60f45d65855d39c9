"""Days and times as editors write them, in English words on every machine."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_text(day: dt.date) -> str:
    """Return `Tue 2026-12-01`."""
    return f"{DAYS[day.weekday()]} {day.isoformat()}"


def time_text(at: dt.time) -> str:
    """Return `09:30`."""
    return f"{at.hour:02}:{at.minute:02}"


def timed(words: str, at: dt.time | None) -> str:
    """Return *words* with the time behind them, if there is one."""
    return f"{words} {time_text(at)}" if at else words


def moment_text(moment: dt.datetime) -> str:
    """Return `Tue 2026-12-01 09:30`, by the clocks of the moment's own zone."""
    return timed(day_text(moment.date()), moment.timetz().replace(tzinfo=None))


def weekdays_text(days: tuple[int, ...]) -> str:
    """Return `Mon to Fri`, `Sat`; what is no range by its days, `Mon, Wed and Fri`."""
    names = [DAYS[number] for number in days]
    if len(days) > 1 and all((after - before) % 7 == 1 for before, after in pairwise(days)):
        return f"{names[0]} to {names[-1]}"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def hours_text(start: dt.time, end: dt.time) -> str:
    """Return `21:00 to 07:00`."""
    return f"{time_text(start)} to {time_text(end)}"
