"""A piece has deadlines and nobody owns it.

Why: Work that belongs to everybody is done by nobody.

How to mend it: Name an owner: one of the people in calendar.yaml.

For example:

    owner: chief
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    told = {due.entry for due in plan.dues if due.late}  # that it is late says, too, that nobody owns it
    for due in plan.dues:
        if due.met or due.who or due.entry in told or not plan.settings.people:
            continue
        told.add(due.entry)
        at = plan.project.entries[due.entry].marks.key("publish")
        message = f"nobody owns “{due.title}”, and its {due.stage} is due on {said(due.day)}"
        hint = f"add `owner:` with one of: {', '.join(plan.settings.people)}"
        yield Problem(at, "unowned", message, hint, severity=SEVERITY, about=due.entry)
