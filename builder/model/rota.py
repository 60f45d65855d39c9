"""Who is away when, and who stands in for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.model.moments import DaySpan
from builder.model.protocol import Answering
from builder.model.settings import Person


@dataclass(frozen=True, slots=True)
class Rota:
    """The absences of everyone who has any, in order of time; those that touch or overlap are one."""

    people: Mapping[str, Person]
    absences: Mapping[str, tuple[DaySpan, ...]]

    @classmethod
    def of(cls, people: Mapping[str, Person]) -> Rota:
        return cls(people, {id_: _joined(person.away) for id_, person in people.items() if person.away})

    def absence(self, who: str, day: date) -> DaySpan | None:
        """Return the absence of *who* that *day* lies in."""
        spans = self.absences.get(who, ())
        at = bisect_right(spans, day, key=lambda span: span.first) - 1
        return spans[at] if at >= 0 and day <= spans[at].last else None

    def between(self, who: str, first: date, last: date) -> DaySpan | None:
        """Return the last absence of *who* that has any day from *first* to *last*."""
        spans = self.absences.get(who, ())
        at = bisect_right(spans, last, key=lambda span: span.first) - 1
        return spans[at] if at >= 0 and first <= spans[at].last else None

    def answers(self, rules: Iterable[Answering], day: date) -> str | None:
        """Return who of those that are named for *day* answers, or stands in; None if nobody does."""
        there = (self.there(one.who, day) for one in rules if day.weekday() in one.days)
        return next((who for who in there if who), None)

    def name(self, who: str) -> str:
        """Return the name of a person; one who is not in `people` is a name."""
        return self.people[who].name if who in self.people else who

    def there(self, who: str, day: date) -> str | None:
        """Return who does the work of *who* on *day*: they, or the first of their stand-ins' line who is there."""
        seen: set[str] = set()
        while who and who not in seen:
            if self.absence(who, day) is None:
                return who
            seen.add(who)
            who = self.people[who].stand_in or ""  # only people have absences
        return None


def _joined(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    joined: list[DaySpan] = []
    for span in sorted(spans, key=lambda one: one.first):
        if joined and span.first <= joined[-1].last + timedelta(days=1):
            joined[-1] = DaySpan(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)
