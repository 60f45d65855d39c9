"""Dates as seven generators write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from builder.load.grammars.days import YEARS

ZONE = r"(Z|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[A-Z][A-Za-z_]+(?:/[A-Za-z_-]+){0,2})"
CLOCK = rf"(?:[T ]+(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,]\d+)?)?[ ]*{ZONE}?)?"
SHAPE = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){CLOCK}")
# 11-9-2017 and 11.9.2017: day first, as Ruby's Date.parse (and so Jekyll) reads them; 9/11/2017 could be either
DAY_FIRST = re.compile(r"^(\d{1,2})[-.](\d{1,2})[-.](\d{4})\b")


def iso(text: str) -> str:
    """Return `2026-12-01`, or `2026-12-01T09:30:00` with an offset where one is written; ValueError otherwise."""
    text = DAY_FIRST.sub(r"\3-\2-\1", text.strip())
    found = SHAPE.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is no date; write one like 2026-12-01 or 2026-12-01 09:30")
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"there is no such day as {text}") from None
    if moment.year not in YEARS:
        raise ValueError(f"“{text}” is not of our time; write a year from {YEARS[0]} to {YEARS[-1]}")
    offset = _offset(zone or "", moment)
    written = moment.isoformat() + offset if hour else moment.date().isoformat()
    try:
        datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(f"there is no such offset as {zone}; write one like +01:00") from None
    return written


def _offset(zone: str, moment: datetime) -> str:
    """Return a zone as written, `Z`, `+0100`, `UTC+01:00` or `Europe/Berlin`, as the offset it has at *moment*."""
    if zone in {"", "Z", "UTC", "GMT"}:
        return "+00:00" if zone else ""
    digits = zone.removeprefix("UTC").removeprefix("GMT")
    if digits[0] in "+-":
        return digits if ":" in digits else f"{digits[:3]}:{digits[3:]}"
    try:
        return moment.replace(tzinfo=ZoneInfo(zone)).isoformat()[-6:]
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"“{zone}” is no timezone; write one like +01:00") from None
