"""Slots that come again: `Tue 09:30`, `weekdays 08:00`, `1st Thu`, `last Fri 10:00`, `every 2 weeks on Mon`, a rule."""

from __future__ import annotations

import re
from datetime import date, time

from builder.load.grammars.days import CLOCK, YEARS, clock, weekday
from builder.load.grammars.slips import time_meant
from builder.model.moments import NTH, Monthly, Ruled, Slot, Weekly
from builder.model.recurrence import days_of, parts_of, text_of

RULE = "write it like `RRULE:FREQ=MONTHLY;BYDAY=2TU 10:00`"
RULED = re.compile("^RRULE|FREQ *=", re.IGNORECASE)
TRIED = (date(2024, 1, 1), date(2024, 1, 1), date(2031, 12, 31))  # in so many years each day of a year comes
FORM = "write a slot like `Tue 09:30`, `weekdays 08:00`, `1st Thu 10:00` or `every 2 weeks on Mon`"
EVERY = re.compile(r"every (?:([0-9]{1,4}) weeks?|week) on (\S+)")
WEEKS = range(1, 53)
WHICH = {word: number for number, word in NTH.items()}


def parse(text: str) -> Slot:
    """Read a recurring slot."""
    words, at = _time(" ".join(text.split()))
    if RULED.search(words):
        return _ruled(words, at, text)
    if match := EVERY.fullmatch(words.lower()):
        if int(match[1] or 1) not in WEEKS:
            raise ValueError(f"“{text}” is no slot; write 1 to 52 weeks")
        return Weekly((_day(match[2], text),), at, int(match[1] or 1))
    nth, _, name = words.lower().partition(" ")
    if nth in WHICH and name:
        return Monthly(WHICH[nth], _day(name, text), at)
    if words.lower() == "weekdays":
        return Weekly((0, 1, 2, 3, 4), at)
    return Weekly((_day(words, text),), at)


def _time(text: str) -> tuple[str, time | None]:
    words, _, last = text.rpartition(" ")
    return (words, clock(last)) if words and (CLOCK.fullmatch(last) or time_meant(last)) else (text, None)


def _ruled(words: str, at: time | None, text: str) -> Ruled:
    """Read a rule of RFC 5545; the times in it are those of the slot."""
    try:
        parts = parts_of(words)
        if "COUNT" in parts:
            raise ValueError("it has no first day to count from")  # noqa: TRY301 - one message for all
        hours, minutes = parts.get("BYHOUR", ""), parts.get("BYMINUTE", "")
        if hours.isdecimal() and at is None:
            at = clock(f"{hours}:{minutes or '00':0>2}")
        elif hours or minutes:
            raise ValueError("a slot has one time, which stands behind it")  # noqa: TRY301 - likewise
        ever = {**parts, "UNTIL": f"{YEARS[-1]}1231"}
        if next(days_of(ever, *TRIED), None) is None:
            raise ValueError("no day is like that")  # noqa: TRY301 - likewise
    except ValueError as error:
        raise ValueError(f"“{text}” is no rule of days: {str(error).partition('; ')[0]}; {RULE}") from None
    return Ruled(text_of(parts), at)


def _day(word: str, text: str) -> int:
    number = weekday(word)
    if number is None:
        raise ValueError(f"“{text}” is no slot; {FORM}")
    return number
