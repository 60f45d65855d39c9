"""Days, spans of time and numbers of things in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from builder.model.amounts import Per
from builder.model.days import MONTHS, day_text, moment_text


def said(when: date) -> str:
    """Return `Tue 2026-12-01`, with its time if it has one."""
    return moment_text(when) if isinstance(when, datetime) else day_text(when)


def span_said(first: date, per: Per) -> str:
    """Return `on Tue 2026-12-01`, `in the week of Mon 2026-11-30` or `in December 2026`."""
    match per:
        case "day":
            return f"on {said(first)}"
        case "week":
            return f"in the week of {said(first)}"
        case "month":
            return f"in {MONTHS[first.month - 1]} {first.year}"


def some(things: Sequence[str], few: int) -> str:
    """Return *things* in a row; of more than *few*, how many more there are."""
    more = len(things) - few
    return ", ".join(things) if more <= 0 else f"{', '.join(things[:few])} and {more} more"


def listed(things: Sequence[str]) -> str:
    """Return all *things* in a row: `blog, mastodon and bluesky`."""
    return " and ".join(filter(None, (", ".join(things[:-1]), *things[-1:])))


def quoted(things: Iterable[str]) -> str:
    """Return all *things* in quotes: `“blog”, “mastodon” and “bluesky”`."""
    return listed([f"“{thing}”" for thing in things])


def count(number: int, word: str) -> str:
    """Return `1 post`, `2 posts`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
