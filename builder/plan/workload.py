"""How much everyone has to do: the stages that are due, by person and day, week or month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from builder.model.amounts import Per, span_of
from builder.model.due import Due, Load
from builder.model.settings import Settings


def loads_of(dues: Iterable[Due], settings: Settings) -> Iterator[Load]:
    """Yield what falls to each person in each span of time that has anything; a capacity says what spans those are."""
    found: dict[tuple[date, str], list[Due]] = defaultdict(list)
    per: dict[str, Per] = {id_: one.capacity.per for id_, one in settings.people.items() if one.capacity}
    for due in dues:
        if due.who:
            first, _ = span_of(due.day, per.get(due.who, "week"))
            found[first, due.who].append(due)
    for (first, who), theirs in sorted(found.items()):
        person = settings.people.get(who)
        _, last = span_of(first, per.get(who, "week"))
        yield Load(who, first, last, tuple(theirs), person.capacity if person else None)
