"""`[Tue] 2026-12-01 [09:30 [Europe/London]]`, `week of 2026-12-07`, `December 2026`, `next blog slot [after …]`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from builder.load.grammars.days import ISO_DAY, clock, day, month, weekday, year
from builder.load.grammars.slips import day_meant, moment_meant
from builder.load.grammars.zone import zone
from builder.model.days import DAYS, LONG_DAYS
from builder.model.moments import Moment, NextSlot, Span, When

FORM = "write a moment like `Tue 2026-12-01 09:30`, `week of 2026-12-07`, `December 2026` or `next blog slot`"
WEEKDAY = "write one like Tue, or leave it out"
EXACT = "write a moment like `Tue 2026-12-01 09:30`, `2026-12-01` or `2026-12-01 09:30 Europe/London`"
NEXT = re.compile(r"next (\S+) slot(?: after (.+))?", re.IGNORECASE)
MONTH = re.compile(r"([A-Za-z]+) ([0-9]{4})")


class WrongWeekdayError(ValueError):
    """The weekday, a checksum, is not that of the date. *said* and *right* are `Thu` and `Tue` of *on*."""

    def __init__(self, said: str, on: date) -> None:
        self.said = said
        self.on = on
        self.right = (DAYS if len(said) == len("Tue") else LONG_DAYS)[on.weekday()]
        super().__init__(f"{on.isoformat()} is a {self.right}, not a {said}; write {self.right}, or the date you meant")


def parse(text: str) -> When:
    """Read any moment, exact or vague."""
    text = " ".join(text.split())
    if wish := NEXT.fullmatch(text):
        return NextSlot(wish[1], _checked(wish[2]) if wish[2] else None)
    if text.lower().startswith("week of "):
        first = _checked(text[len("week of ") :])
        first -= timedelta(days=first.weekday())
        return Span(first, first + timedelta(days=6), "week")
    if (named := MONTH.fullmatch(text)) and (number := month(named[1])):
        in_year = year(named[2])
        last = calendar.monthrange(in_year, number)[1]
        return Span(date(in_year, number, 1), date(in_year, number, last), "month")
    return exact(text, FORM)


def exact(text: str, form: str = EXACT) -> Moment:
    """Read a moment that names its day; an error shows *form*, or what was meant."""
    try:
        return _exact(text, form)
    except WrongWeekdayError:
        raise
    except ValueError:
        if meant := moment_meant(text):
            raise ValueError(f"“{text}” is no moment; write {meant}") from None
        raise


def _exact(text: str, form: str) -> Moment:
    words = text.split()
    if words and weekday(words[0]) is not None:
        on = _checked(" ".join(words[:2]), form)
        words = words[2:]
    elif len(words) > 1 and ISO_DAY.fullmatch(words[1]):
        raise ValueError(f"“{words[0]}” is no weekday; {WEEKDAY}")
    elif words:
        on = _checked(words[0], form)
        words = words[1:]
    else:
        raise ValueError(f"there is no moment here; {form}")
    at = clock(words[0]) if words else None
    there = _zone(words[1]) if len(words) > 1 else None
    if len(words) > 2:  # noqa: PLR2004 - a time and a zone
        raise ValueError(f"“{' '.join(words[2:])}” does not belong to a moment; {form}")
    return Moment(on, at, there)


def _checked(text: str, form: str = FORM) -> date:
    """Read a day whose weekday, if it is there, must be right."""
    said, _, rest = text.rpartition(" ")
    if not ISO_DAY.fullmatch(rest):
        meant = day_meant(text) or day_meant(rest)
        raise ValueError(f"“{text}” is no moment; {f'write {meant}' if meant else form}")
    on = day(rest)
    if not said:
        return on
    number = weekday(said)
    if number is None:
        raise ValueError(f"“{said}” is no weekday; {WEEKDAY}")
    if number != on.weekday():
        raise WrongWeekdayError(said, on)
    return on


def _zone(text: str) -> str:
    if zone(text) is None:
        raise ValueError(f"“{text}” is no timezone; write one like Europe/London")
    return text
