"""Slots that come again: `Tue 09:30`, `weekdays 08:00`, `1st Thu`, `last Fri 10:00`, `every 2 weeks on Mon`."""

from __future__ import annotations

import re
from datetime import time

from builder.load.grammars.days import CLOCK, clock, weekday
from builder.model.moments import Monthly, Slot, Weekly

FORM = "write a slot like `Tue 09:30`, `weekdays 08:00`, `1st Thu 10:00` or `every 2 weeks on Mon`"
EVERY = re.compile(r"every (?:([0-9]{1,4}) weeks?|week) on (\S+)")
WEEKS = range(1, 53)
NTH = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}


def parse(text: str) -> Slot:
    """Read a recurring slot."""
    words, at = _time(" ".join(text.split()))
    if match := EVERY.fullmatch(words.lower()):
        if int(match[1] or 1) not in WEEKS:
            raise ValueError(f"“{text}” is no slot; write 1 to 52 weeks")
        return Weekly((_day(match[2], text),), at, int(match[1] or 1))
    nth, _, name = words.lower().partition(" ")
    if nth in NTH and name:
        return Monthly(NTH[nth], _day(name, text), at)
    if words.lower() == "weekdays":
        return Weekly((0, 1, 2, 3, 4), at)
    return Weekly((_day(words, text),), at)


def _time(text: str) -> tuple[str, time | None]:
    words, _, last = text.rpartition(" ")
    return (words, clock(last)) if CLOCK.fullmatch(last) else (text, None)


def _day(word: str, text: str) -> int:
    number = weekday(word)
    if number is None:
        raise ValueError(f"“{text}” is no slot; {FORM}")
    return number
