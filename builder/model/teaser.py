"""What may be said of a piece before it is out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Teaser:
    """All that may be said of a piece before it is out: its title, and its week or month."""

    guid: str
    title: str
    lang: str
    first: date
    last: date
