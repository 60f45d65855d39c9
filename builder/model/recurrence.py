"""Rules by which days come again (RFC 5545, 3.3.10), within bounds. The only file that knows dateutil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

LONGEST = 300  # letters of a rule
MOST_STEPS = 20_000  # that a rule may take through time; each is some microseconds
STEP = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}  # days; what comes more often is no matter of days
NUMBERS = r"[+-]?[0-9]{1,3}(?:,[+-]?[0-9]{1,3})*"
DAY = r"(?:[+-]?[1-9][0-9]?)?(?:MO|TU|WE|TH|FR|SA|SU)"
PARTS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
    "COUNT": re.compile("[1-9][0-9]{0,4}"),
    "UNTIL": re.compile("(?:19|2[0-9])[0-9]{6}(?:T[0-9]{6}Z?)?"),
    "BYDAY": re.compile(f"{DAY}(?:,{DAY})*"),
    "WKST": re.compile("MO|TU|WE|TH|FR|SA|SU"),
    **dict.fromkeys(("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"), re.compile(NUMBERS)),
    **dict.fromkeys(("BYHOUR", "BYMINUTE", "BYSECOND"), re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2})*")),
}
TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of a rule by name; ValueError with what is wrong where it is none."""
    if len(rule) > LONGEST:
        raise ValueError("this rule is too long")
    parts: dict[str, str] = {}
    for part in rule.upper().removeprefix("RRULE:").strip().rstrip(";").split(";"):
        name, _, value = part.partition("=")
        form = PARTS.get(name)
        if form is None or not form.fullmatch(value) or name in parts:
            raise ValueError(f"“{part}” says nothing in a rule")
        parts[name] = value
    if "FREQ" not in parts:
        raise ValueError("this rule does not say how often")
    _tried(parts)
    return parts


def _tried(parts: dict[str, str]) -> None:
    """Refuse numbers that no month or year has: only the library knows them all."""
    try:
        next(iter(rrulestr(_text(parts, date(2024, 12, 31)), dtstart=datetime(2024, 1, 1))), None)  # noqa: DTZ001 - days
    except (ValueError, IndexError, TypeError, OverflowError):
        raise ValueError("this rule has a number that no month or year has") from None


def text_of(parts: dict[str, str]) -> str:
    """Return a rule of days as it is written."""
    return ";".join(f"{name}={value}" for name, value in parts.items() if name not in TIMES)


def days_of(parts: dict[str, str], start: date, first: date, last: date) -> Iterator[date]:
    """Yield the days from *first* to *last* on which what begins on *start* comes again."""
    if steps_of(parts, start, first, last) > MOST_STEPS:
        return
    start = _nearer(parts, start, first)
    try:
        for moment in rrulestr(_text(parts, last), dtstart=datetime.combine(start, time(0))):
            if moment.date() >= first:
                yield moment.date()
    except (ValueError, IndexError, OverflowError):  # it has come to the end of the calendar
        return


def steps_of(parts: dict[str, str], start: date, first: date, last: date) -> int:
    """Return how many steps it takes to follow a rule from *first* to *last*."""
    start = _nearer(parts, start, first)
    steps = max((last - start).days, 0) // (STEP[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))) + 1
    plain = not any(name.startswith("BY") for name in parts)
    return min(steps, int(parts["COUNT"])) if plain and "COUNT" in parts else steps


def _nearer(parts: dict[str, str], start: date, first: date) -> date:
    """Leave out whole steps before *first*, from a day in 1900 ten thousands, unless they are to be counted."""
    length = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    length = 0 if "COUNT" in parts else length
    return start + timedelta(days=max((first - start).days // length - 1, 0) * length) if length else start


def _text(parts: dict[str, str], last: date) -> str:
    until = parts.get("UNTIL", "99991231")[:8]
    # one that can never be true, like 30 February, would be followed to the year 9999
    return text_of({**parts, "UNTIL": min(until, last.isoformat().replace("-", ""))})
