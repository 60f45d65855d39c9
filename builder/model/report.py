"""What a report tells of a plan: what was promised, tried and asked, what is old, and who has how much to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from builder.model.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece between its first promise and its day: *late* in days, less than none when early.

    *since* is the day on which it was promised for *first*; None where history does not reach back so far.
    """

    entry: str
    title: str
    lang: str
    stage: str
    since: dt.date | None
    first: dt.date | None
    day: dt.date
    moved: int
    late: int | None


@dataclass(frozen=True, slots=True)
class Promises:
    """All that git remembers of, by day; *unknown* says what it does not."""

    kept: tuple[Kept, ...]
    unknown: str

    @property
    def known(self) -> tuple[int, ...]:
        """How many days each was late, of those whose first promise is known."""
        return tuple(one.late for one in self.kept if one.late is not None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece on a channel; *usual* is the median of other pieces there, in what the experiment counts."""

    channel: str
    impressions: int | None
    clicks: int | None
    replies: int | None
    counted: int | None
    usual: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment, *counts* one of the columns of results, and where it stands."""

    entry: str
    title: str
    hypothesis: str
    measure: str
    counts: Literal["impressions", "clicks", "replies"]
    decide: dt.date | None
    verdict: str
    state: Literal["decided", "to decide", "running"]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Old:
    """A piece that is out and was last looked at on a day, *where* it is written; *due* when it asked for a look."""

    title: str
    lang: str
    where: str
    seen: dt.date
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """A piece that is shared anew."""

    day: dt.date
    title: str
    channel: str


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old what is out is: pieces by *ages*; the *oldest* that nobody looked at; what asks for a look."""

    ages: tuple[tuple[int, int], ...]  # days at most (0 is without an end), pieces
    oldest: tuple[Old, ...]
    more: int  # how many there are beside the oldest
    due: tuple[Old, ...]
    ahead: tuple[Old, ...]
    again: tuple[Again, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The stages of a person that are due from *first* on, by name; *room* for how many, None without a bound."""

    first: dt.date
    stages: tuple[tuple[str, int], ...]
    room: int | None
    away: bool

    @property
    def number(self) -> int:
        return sum(number for _, number in self.stages)

    @property
    def over(self) -> int:
        return 0 if self.room is None else max(0, self.number - self.room)


@dataclass(frozen=True, slots=True)
class Work:
    """What is still to be done by a person, span by span; *capacity* in words, *per* the kind of span."""

    person: str
    name: str
    capacity: str
    per: str
    spans: tuple[Filled, ...]

    @property
    def over(self) -> tuple[Filled, ...]:
        """The spans that hold more than there is room for."""
        return tuple(one for one in self.spans if one.over)


@dataclass(frozen=True, slots=True)
class Point:
    """What part of all it was on a day, in whole percent; *kept* is whether that is as much as it is to be."""

    day: dt.date
    part: int
    whole: int
    percent: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The share of offers on a channel, or of a pillar, day by day; *wish* and *percent* are what it is to be."""

    name: str
    of: Literal["offers", "pillar"]
    wish: str
    percent: int | None
    points: tuple[Point, ...]

    def at(self, today: dt.date) -> Point | None:
        """Return how it stands on a day."""
        return next((one for one in reversed(self.points) if one.day <= today), None)


@dataclass(frozen=True, slots=True)
class Voiced:
    """A question by its weight: what became of it, in how many days, and how many still wait for a reply."""

    id: str
    question: str
    state: str
    weight: int
    times: int
    last: dt.date | None
    days: int | None
    owed: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """All questions, how many are answered, their share in percent, and the median of the days that it took."""

    questions: tuple[Voiced, ...]
    answered: int
    percent: int | None
    days: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """All of it, as of *today*."""

    site: str
    lang: str
    home: str
    today: dt.date
    coverage: Coverage
    shares: tuple[Course, ...]
    workload: tuple[Work, ...]
    promises: Promises
    trials: tuple[Trial, ...]
    freshness: Freshness
    listening: Heard
