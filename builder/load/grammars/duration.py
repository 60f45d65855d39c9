"""`3 days`, `2 working days`, `1 hour`, `90 minutes`, `2 weeks`."""

from __future__ import annotations

import re
from typing import cast

from builder.model.moments import Duration, Unit

FORM = "write a duration like `3 days`, `2 working days`, `1 hour`, `90 minutes` or `2 weeks`"
LONG = re.compile(r"([0-9]{1,2}) (month|year)s?")
DAYS = {"month": 30, "year": 365}
SHAPE = re.compile(r"([0-9]{1,4}) (minute|hour|day|week|working day)s?")


def parse(text: str) -> Duration:
    """Read a duration."""
    said = " ".join(text.lower().split())
    if long := LONG.fullmatch(said):
        raise ValueError(f"“{text}” is not always as long; write {int(long[1]) * DAYS[long[2]]} days")
    match = SHAPE.fullmatch(said)
    if not match:
        raise ValueError(f"“{text}” is no duration; {FORM}")
    return Duration(int(match[1]), cast("Unit", f"{match[2]}s"))
