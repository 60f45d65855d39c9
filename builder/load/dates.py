"""Dates as seven generators write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime

from builder.load.grammars.days import YEARS
from builder.load.grammars.zone import zone as named

ZONE = (
    r"(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z_]+(?:/[A-Za-z_-]+){0,2})"
    r"(?:[ ]+\(?[A-Z]{3,5}\)?)?"  # Go writes the name of a zone after its offset
)
# `date` of Unix writes the year between clock and zone, and some copy it from there
CLOCK = rf"(?:(?:T|[ ]+)(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,]\d+)?)?[ ]*([AaPp][Mm]\b)?(?:[ ]+\1)?[ ]*(?:{ZONE})?)?"
SHAPE = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){CLOCK}")
# 11-9-2017 and 11.9.2017: day first, as Ruby's Date.parse (and so Jekyll) reads them; 9/11/2017 could be either
DAY_FIRST = re.compile(r"^(\d{1,2})[-.](\d{1,2})[-.](\d{4})\b")
NAMED = re.compile(
    r"^(?:[A-Za-z]{3,9}\.?,?[ ]+)?"  # a weekday
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[A-Za-z]{3,9})\.?"
    r"|(?P<month_first>[A-Za-z]{3,9})\.?[ ]+(?P<day_second>\d{1,2})(?:st|nd|rd|th)?)"
    r",?[ -](?P<year>\d{4})\b,?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOON = 12
# RFC 822, section 5.1, and the two that Central Europe writes; the zone database knows CET, EST and MST itself
ZONES = {"EDT": -4, "CDT": -5, "CST": -6, "MDT": -6, "PDT": -7, "PST": -8, "CEST": 2, "BST": 1, "UT": 0}


def iso(text: str) -> str:
    """Return `2026-12-01`, or `2026-12-01T09:30:00` with an offset where one is written; ValueError otherwise."""
    text = text.strip()
    found = SHAPE.fullmatch(text) or SHAPE.fullmatch(_numbered(text))
    if not found:
        raise ValueError(f"“{text}” is no date; write one like 2026-12-01 or 2026-12-01 09:30")
    year, month, day, hour, minute, second, half, zone = found.groups()
    hours = _hours(int(hour or 0), (half or "").lower())
    try:
        moment = datetime(int(year), int(month), int(day), hours, int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"there is no such day as {text}; write one that its month has, like 2026-12-01") from None
    if moment.year not in YEARS:
        raise ValueError(f"“{text}” is not of our time; write a year from {YEARS[0]} to {YEARS[-1]}")
    offset = _offset(zone or "", moment)
    written = moment.isoformat() + offset if hour else moment.date().isoformat()
    try:
        datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"there is no such offset as {zone}; write one like +01:00") from None
    return written


def _numbered(text: str) -> str:
    """Return a date as digits from the year down: of `Tue, 3 Mar 2015`, `March 3, 2015` and `3.3.2015`."""

    def digits(found: re.Match[str]) -> str:
        month = (found["month"] or found["month_first"]).lower()[:3]
        number = MONTHS.index(month) + 1 if month in MONTHS else 0
        return f"{found['year']}-{number}-{found['day'] or found['day_second']}"

    return NAMED.sub(digits, DAY_FIRST.sub(r"\3-\2-\1", text))


def _hours(hour: int, half: str) -> int:
    """Return the hour of 24 that an hour of 12 is; 13 pm is what it looks like."""
    if half == "am" and hour == NOON:
        return 0
    return hour + NOON if half == "pm" and hour < NOON else hour


def _offset(zone: str, moment: datetime) -> str:
    """Return a zone as written, `Z`, `+0100`, `UTC+01:00` or `Europe/Berlin`, as the offset it has at *moment*."""
    if zone in {"", "Z", "UTC", "GMT"}:
        return "+00:00" if zone else ""
    digits = zone.removeprefix("UTC").removeprefix("GMT")
    if digits[0] in "+-":
        hours, _, minutes = digits[1:].partition(":") if ":" in digits or len(digits) <= len("+01") else _parted(digits)
        return f"{digits[0]}{hours:0>2}:{minutes or '00'}"
    if zone in ZONES:
        return f"{ZONES[zone]:+03}:00"
    there = named(zone)
    if there is None:
        raise ValueError(f"“{zone}” is no timezone; write one like +01:00")
    return moment.replace(tzinfo=there).isoformat()[-6:]


def _parted(digits: str) -> tuple[str, str, str]:
    return digits[1:-2], "", digits[-2:]
