"""Who has how much to do from now on: what is open, person by person, in days, weeks or months without a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builder.model.amounts import Per, span_of
from builder.model.due import Load
from builder.model.plan import Plan
from builder.model.report import Filled, Work

SHOWN = 8  # spans; what is farther off is seldom planned


def work_of(plan: Plan) -> tuple[Work, ...]:
    """Return the work of everyone who has any, or a capacity, in the order of `people`, then others by name."""
    today = plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date()
    loads = {(one.person, one.first): one for one in plan.loads}
    busy = {one.person for one in plan.loads if one.open and one.last >= today}
    people = plan.settings.people
    known = [id_ for id_, person in people.items() if id_ in busy or person.capacity]
    return tuple(_work(id_, today, loads, plan) for id_ in (*known, *sorted(busy - people.keys())))


def _work(id_: str, today: date, loads: Mapping[tuple[str, date], Load], plan: Plan) -> Work:
    person = plan.settings.people.get(id_)
    capacity = person.capacity if person else None
    per: Per = capacity.per if capacity else "week"
    spans, day = [], today
    for _ in range(SHOWN):
        first, last = span_of(day, per)
        load = loads.get((id_, first))
        counts = Counter(due.stage for due in load.open) if load else Counter[str]()
        away = bool(person) and any(one.first <= last and first <= one.last for one in person.away) if person else False
        spans.append(Filled(first, tuple(sorted(counts.items())), capacity.count if capacity else None, away))
        day = last + timedelta(days=1)
    return Work(id_, person.name if person else id_, str(capacity) if capacity else "", per, tuple(spans))
