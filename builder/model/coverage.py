"""Who is served: what each audience gets in every place and form, and how far the answers to its questions are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Form = Literal["text", "audio", "video", "live", "print"]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many pieces there were lately, and how many come soon; *wanted* is whether none of them is a hole."""

    past: int
    ahead: int
    wanted: bool = True

    @property
    def hole(self) -> bool:
        return self.wanted and not (self.past or self.ahead)


@dataclass(frozen=True, slots=True)
class Column:
    """A place where pieces stand: a channel in a language; the site's own pages have no *channel*."""

    lang: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """What an audience gets: in all, by place and by form, in the order of the columns of its report."""

    id: str
    name: str
    pieces: Reach
    places: tuple[Reach, ...]
    forms: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A question, how often it was *heard*, and how far its answer is in each place; "" where none is wanted."""

    id: str
    question: str
    audience: str
    heard: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who got or gets what from one day to another."""

    first: dt.date
    last: dt.date
    columns: tuple[Column, ...]
    forms: tuple[Form, ...]
    audiences: tuple[Served, ...]
    questions: tuple[Placed, ...]

    @property
    def languages(self) -> tuple[tuple[str, int], ...]:
        """Each language and how many columns it has, in their order."""
        return tuple((lang, len(tuple(of))) for lang, of in groupby(self.columns, lambda column: column.lang))
