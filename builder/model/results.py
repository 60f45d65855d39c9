"""What came of a post: rows of results/*.csv."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from builder.model.problem import Location


@dataclass(frozen=True, slots=True)
class Result:
    """A row: how a post of an entry on a channel did on a day. Counts that are not known are None."""

    entry: str
    channel: str
    rung: str
    day: dt.date
    at: Location
    impressions: int | None = None
    clicks: int | None = None
    replies: int | None = None
