"""What part some posts or pieces make of all, over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Portion:
    """*part* of *whole* from one day to another, both included: the offers of a channel, or the pieces of a pillar."""

    name: str
    first: dt.date
    last: dt.date
    part: int
    whole: int

    @property
    def percent(self) -> float:
        return 100 * self.part / self.whole
