"""`every 90 days`, `every 90 days, 3 times`, `every 12 weeks, until 2027-12-01`."""

from __future__ import annotations

import re
from datetime import date

from builder.load.grammars import duration, moment
from builder.model.amounts import Evergreen

FORM = "write it like `every 90 days, 3 times` or `every 12 weeks, until 2027-12-01`"
TIMES = re.compile(r"([0-9]{1,3}) times?|once|twice", re.IGNORECASE)
PARTS = re.compile(r",|\s(?=until\s|[0-9]{1,3} times?$|once$|twice$)", re.IGNORECASE)
LONG = re.compile(r"every (?:([0-9]{1,2}) )?(month|quarter|year)s?", re.IGNORECASE)
DAYS = {"month": 30, "quarter": 90, "year": 365}
WORDS = {"once": 1, "twice": 2}


def parse(text: str) -> Evergreen:
    """Read how often a piece is shared anew."""
    every, *more = (" ".join(part.split()) for part in PARTS.split(text))
    if long := LONG.fullmatch(every):
        meant = ", ".join((f"every {int(long[1] or 1) * DAYS[long[2].lower()]} days", *filter(None, more)))
        raise ValueError(f"“{every}” is not always as long; write {meant}")
    if not every.lower().startswith("every "):
        raise ValueError(f"“{text}” says no rhythm; {FORM}")
    length = duration.parse(every[len("every ") :])
    if length.count < 1 or length.unit in {"minutes", "hours"}:
        raise ValueError(f"“{every}” is too often; {FORM}")
    times: int | None = None
    until: date | None = None
    for part in filter(None, more):
        if match := TIMES.fullmatch(part):
            times = WORDS.get(part.lower()) or int(match[1])
        elif part.lower().startswith("until "):
            until = moment.exact(part[len("until ") :]).day
        else:
            raise ValueError(f"“{part}” does not belong to a rhythm; {FORM}")
    return Evergreen(length, times, until)
