"""The words that pages have in common: days, slugs, links, keys."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from builder.model.addresses import composed, mended
from builder.model.views import Day

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# letters that would vanish from an address, and what stands for them
SPELT = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at ", "%": " percent "}
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def day(moment: datetime, now: datetime) -> Day:
    """Return a moment in words."""
    return day_of(moment.isoformat(), ahead=moment > now)


@lru_cache(maxsize=1 << 16)
def day_of(iso: str, *, ahead: bool) -> Day:
    """Return a moment, written by ISO 8601, in words; not strftime, whose names depend on the machine's locale."""
    moment = datetime.fromisoformat(iso)
    weekday, month = WEEKDAYS[moment.weekday()], MONTHS[moment.month - 1]
    return Day(
        iso=iso,
        weekday=weekday,
        day=str(moment.day),
        month=month[:3],
        year=str(moment.year),
        words=f"{weekday} {moment.day} {month} {moment.year}",
        time=f"{moment.hour:02}:{moment.minute:02}",
        ahead=ahead,
    )


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """Return *text* as a part of an address that any disk can hold: letters of any script, digits and hyphens."""
    spelt = "".join(SPELT.get(letter, letter) for letter in composed(text).lower())
    words = re.sub(r"[\W_]+", "-", spelt).strip("-")
    return mended(words) or "-".join(f"{ord(letter):x}" for letter in text)[:60] or "other"


def direction(lang: str) -> str:
    """Return which way a language is written."""
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def key(*parts: object) -> str:
    """Return the digest of views and versions; frozen views print all they hold, in one order."""
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()
