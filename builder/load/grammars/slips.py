"""Dates and times in other writings than ours, to what to write instead: `9.30`, `01.12.2026`, `1 December 2026`."""

from __future__ import annotations

import re
from datetime import date

from builder.model.days import DAYS, MONTHS, day_text

TIME = re.compile(r"(?:at )?([0-9]{1,2})(?:[.:h,]([0-9]{2}))?(?: ?(?:h|uhr|o.?clock))?(?: ?([ap])\.?m\.?)?")
NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
YEAR_LAST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
WORDS = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?([a-z]{3,9})\.?(?: ([0-9]{1,2})(?:st|nd|rd|th)?)?,? ([0-9]{4})"
)
DASH = re.compile(r"(\S+(?:\s+\S+)*?)(?:\s+-\s+|\s*[–—]\s*)(\S.*)|(\D+|[0-9:.]+)-(\D+|[0-9:.]+)")
HOURS, MINUTES, HALF = 24, 60, 12
LONGEST = 8  # words of a date with its time


def time_meant(text: str) -> str:
    """Return a time of day as we write it, or nothing."""
    said = " ".join(text.lower().split())
    if said in NAMED:
        return NAMED[said]
    match = TIME.fullmatch(said)
    if not match or said.isdecimal() or said.removeprefix("at ").isdecimal():
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % HALF + (HALF if match[3] == "p" else 0) if hour <= HALF else HOURS
    return f"{hour:02}:{minute:02}" if hour < HOURS and minute < MINUTES else ""


def day_meant(text: str) -> str:
    """Return a date as we write it, or nothing; where two countries read it in two ways, nothing is meant."""
    said = " ".join(text.lower().split())
    if match := YEAR_FIRST.fullmatch(said):
        return _day(match[1], match[2], match[3])
    if match := YEAR_LAST.fullmatch(said):
        first, mark, second, year = match.groups()
        if mark == "." or int(first) > len(MONTHS) or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if int(second) > len(MONTHS) else ""
    if (match := WORDS.fullmatch(said)) and bool(match[1]) != bool(match[3]):
        months = [number for number, name in enumerate(MONTHS, 1) if match[2] in {name.lower(), name[:3].lower()}]
        return _day(match[4], str(months[0]), match[1] or match[3]) if months else ""
    return ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def moment_meant(text: str) -> str:
    """Return a day and by need a time as we write them, or nothing."""
    words = re.sub(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})t([0-9:]{5}).*", r"\1 \2", text.lower()).replace(", ", " ").split()
    words = words[1:] if words and words[0].strip(",.")[:3].title() in DAYS else words
    for cut in range(min(len(words), LONGEST), 0, -1):
        day, at = day_meant(" ".join(words[:cut])), " ".join(words[cut:])
        if day and (not at or time_meant(at)):
            return f"{day_text(date.fromisoformat(day))} {time_meant(at)}".rstrip()
    return ""


def range_meant(text: str) -> str:
    """Return a range that has a dash in it with the word, or nothing."""
    match = DASH.fullmatch(" ".join(text.split()))
    ends = [end.strip() for end in match.groups() if end] if match else []
    return " to ".join(ends)
