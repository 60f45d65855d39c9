"""Stages fall due while the one who does them is away.

Why: What waits on somebody's desk while they are on holiday is found when they are back, and the piece is late.

How to mend it: Name who stands in (`stand_in:` below the person in calendar.yaml), move the piece, or give the stage
another day. Where somebody stands in, or the stage is done before they leave, the plan has seen to it and only says so.

For example:

    social: {name: Social editor, away: [2026-12-21 to 2027-01-04], stand_in: chief}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from builder.model.due import Due
from builder.model.moments import DaySpan
from builder.model.plan import Plan
from builder.model.problem import Location, Problem, Severity
from builder.model.rota import Rota
from builder.model.said import said, some

SEVERITY: Severity = "warning"
OF_TIME = True  # a stage goes to whoever stands in when its doer has gone
FEW = 3  # stages of a kind that are named


def check(plan: Plan) -> Iterator[Problem]:
    rota = plan.project.rota
    found: dict[tuple[DaySpan, str], list[Due]] = defaultdict(list)
    for due in plan.dues:
        who = due.instead_of or due.who
        away = rota.absence(who, due.usual or due.day)
        if away and away.last >= plan.today and not due.met:
            found[away, who].append(due)
    for (away, who), dues in found.items():
        yield _problem(who, away, dues, plan, rota)


def _problem(who: str, away: DaySpan, dues: Sequence[Due], plan: Plan, rota: Rota) -> Problem:
    by_doer: dict[str, list[Due]] = defaultdict(list)
    for due in dues:
        by_doer["" if _uncovered(due) else due.who].append(due)
    alone = by_doer.pop("", [])
    parts = [f"nobody is there for {_named(alone)}"] if alone else []
    for doer, theirs in by_doer.items():
        done = "brought forward:" if doer == who else f"{rota.name(doer)} stands in for"
        parts.append(f"{done} {_named(theirs)}")
    count = "1 stage falls" if len(dues) == 1 else f"{len(dues)} stages fall"
    message = f"{rota.name(who)} is away {away.when}, and {count} due meanwhile; {'; '.join(parts)}"
    severity: Severity = SEVERITY if alone else "info"
    return Problem(_place(who, away, plan), "person-away", message, _hint(who, alone, plan), severity)


def _uncovered(due: Due) -> bool:
    return not due.instead_of and due.usual is None


def _named(dues: Sequence[Due]) -> str:
    return some([f"the {due.stage} of “{due.title}” ({said(due.day)})" for due in dues], FEW)


def _hint(who: str, alone: Sequence[Due], plan: Plan) -> str:
    if not alone:
        return "nothing has to be done: the plan counts on it"
    others = [other for other in plan.settings.people if other != who]
    stand_in = f"name somebody who is there with `stand_in:` below `{who}:`"
    named = f"{stand_in} (one of: {', '.join(others[:8])})" if others else stand_in
    return f"{named}, move the piece (`publish:`), or give the stage another day (`due:`)"


def _place(who: str, away: DaySpan, plan: Plan) -> Location:
    spans = plan.settings.people[who].away
    number = next(number for number, span in enumerate(spans) if span.first == away.first)
    return plan.settings.marks.of("people", who, "away", number)
