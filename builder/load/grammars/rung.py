"""When a step of a ladder is: `day N [HH:MM]`, `DURATION before|after publish|start|end`, `next … slot`, a moment."""

from __future__ import annotations

import re
from typing import Literal, cast

from builder.load.grammars import duration, moment
from builder.load.grammars.days import ISO_DAY, clock
from builder.load.grammars.slips import moment_meant
from builder.model.moments import Anchor, DayOf, NextSlot, Offset, RungTime, Span

FORM = (
    "write `day 0`, `day 14 09:00`, `2 days before publish`, `1 hour before start`, `next newsletter slot` or a moment"
)
DAY = re.compile(r"day ([0-9]{1,4})(?: (\S+))?", re.IGNORECASE)
OFFSET = re.compile(r"(.+) (before|after) (publish|start|end)", re.IGNORECASE)


def parse(text: str) -> RungTime:
    """Read the `at` of a rung."""
    text = " ".join(text.split())
    if match := DAY.fullmatch(text):
        return DayOf(int(match[1]), clock(match[2]) if match[2] else None)
    if match := OFFSET.fullmatch(text):
        side = cast("Literal['before', 'after']", match[2].lower())
        return Offset(duration.parse(match[1]), side, cast("Anchor", match[3].lower()))
    try:
        when = moment.parse(text)
    except ValueError:
        if ISO_DAY.search(text) or moment_meant(text):  # a moment, and something is wrong with it
            raise
        raise ValueError(f"“{text}” says no time; {FORM}") from None
    if isinstance(when, Span) or (isinstance(when, NextSlot) and when.after):
        raise ValueError(f"“{text}” is too vague for a post; {FORM}")
    return when
