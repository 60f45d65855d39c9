"""Days that others have set: holidays, and the events of foreign calendars."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Observance:
    """An event of a calendar that was read, both days included; *source* is its file, or the name of the holidays."""

    title: str
    first: dt.date
    last: dt.date
    source: str
