"""What becomes of questions: heard, planned, answered, and what is owed to those who asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from builder.model.questions import Heard, Question

Standing = Literal["planned", "out", "outdated"]
State = Literal["unanswered", "planned", "answered", "outdated"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A piece that answers a question, in one language. *url* is empty while, or where, it has no page that is out.

    *out* is the day since which readers have it, *updated* that of its last change, and *why* says in words what makes
    it outdated.
    """

    entry: str
    lang: str
    title: str
    url: str
    standing: Standing
    out: dt.date | None = None
    updated: dt.date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what becomes of it. Its *answers* stand as they serve: what is up to date first, then the newest.

    *weight* is how often it was heard; each time within the last 90 days counts twice.
    """

    question: Question
    state: State
    answers: tuple[Answer, ...] = ()
    weight: int = 0
    languages: tuple[str, ...] = ()  # of the site, its first one before the others

    @property
    def times(self) -> int:
        """How often it was heard."""
        return len(self.question.heard)

    @property
    def first(self) -> dt.date | None:
        """The day on which it was first heard, as far as anybody wrote it down."""
        return min((one.on for one in self.question.heard), default=None)

    @property
    def last(self) -> dt.date | None:
        """The day on which it was last heard."""
        return max((one.on for one in self.question.heard), default=None)

    @property
    def owed(self) -> tuple[Heard, ...]:
        """Each time that whoever asked still waits for a reply."""
        return tuple(one for one in self.question.heard if one.reply == "owed")

    @property
    def links(self) -> tuple[Answer, ...]:
        """The answers that a reply may lead to now: the best one in each language, the site's first language first."""
        best: dict[str, Answer] = {}
        for answer in self.answers:
            if answer.url:
                best.setdefault(answer.lang, answer)
        return tuple(sorted(best.values(), key=self._rank))

    def _rank(self, answer: Answer) -> int:
        return self.languages.index(answer.lang) if answer.lang in self.languages else len(self.languages)

    @property
    def days(self) -> int | None:
        """How many days it took from when it was first heard until readers had an answer; None if they have none."""
        out = min((answer.out for answer in self.answers if answer.out), default=None)
        return max(0, (out - self.first).days) if out and self.first else None


@dataclass(frozen=True, slots=True)
class Listening:
    """All questions, what weighs most first; the *closed* are answered, *days* is the median of how long that took."""

    asked: tuple[Asked, ...] = ()
    closed: int = 0
    days: float | None = None

    @property
    def unanswered(self) -> tuple[Asked, ...]:
        """The questions that nothing in the plan answers, what weighs most first."""
        return tuple(one for one in self.asked if one.state == "unanswered")

    @property
    def owed(self) -> tuple[Asked, ...]:
        """The questions that somebody waits for a reply to, and whose answer they can be sent now."""
        return tuple(one for one in self.asked if one.owed and one.links)

    @property
    def percent(self) -> int | None:
        """The share of all questions that are answered, in whole percent; None without questions."""
        return round(100 * self.closed / len(self.asked)) if self.asked else None
