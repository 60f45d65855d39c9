"""More falls due for someone in a week than they take.

Why: Who has five pieces due and time for three hands in two of them late, or all five in haste.

How to mend it: Move one of the pieces (`publish:`), pin one of the stages to another day (`due:`), or give a piece to
somebody else (`owner:`). If they can take more, say so with `capacity:` in calendar.yaml.

For example:

    capacity: 3 pieces a week
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.amounts import Rate
from builder.model.due import Load
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import count, said, some, span_said

SEVERITY: Severity = "warning"
OF_TIME = True  # a stage goes to whoever stands in when its doer has gone
FEW = 5  # stages that are named


def check(plan: Plan) -> Iterator[Problem]:
    for load in plan.loads:
        if load.over and load.capacity and load.last >= plan.today:
            yield _problem(load, load.capacity, plan)


def _problem(load: Load, capacity: Rate, plan: Plan) -> Problem:
    name, when = plan.settings.people[load.person].name, span_said(load.first, capacity.per)
    named = some([f"the {due.stage} of “{due.title}” ({said(due.day)})" for due in load.open], FEW)
    message = f"{name} has {count(len(load.open), 'stage')} due {when}, and takes {capacity}: {named}"
    hint = f"move {count(load.over, 'stage')} to another day (`publish:` moves the whole piece, `due:` one stage of it)"
    hint += ", or give the piece to somebody else (`owner:`)"
    at = plan.settings.marks.of("people", load.person, "capacity")
    return Problem(at, "overloaded", message, hint, SEVERITY)
