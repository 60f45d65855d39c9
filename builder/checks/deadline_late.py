"""A stage of a piece was due and is not done.

Why: A piece that is late today is rushed or missing on its day, and whoever comes next in line waits.

How to mend it: Finish it, move the piece (`publish:`), or pin the stage to another day (`due:`).

For example:

    due: {draft: Fri 2026-11-27}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"
OF_TIME = True  # never an error: nothing that was right becomes one by the passing of time


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for due in plan.dues:
        if due.met or due.entry in told:
            continue
        told.add(due.entry)  # one problem an entry: its next stage that is not done
        if not due.late:
            continue
        entry = plan.project.entries[due.entry]
        at = entry.marks.of("due", due.stage) if due.stage in entry.due else entry.marks.of("publish")
        who = plan.settings.people[due.who].name if due.who in plan.settings.people else due.who or "nobody yet"
        message = f"the {due.stage} of “{due.title}” was due on {due.day:%Y-%m-%d} ({who})"
        pin = f"due: {{{due.stage}: {plan.now:%Y-%m-%d}}}"
        hint = f"finish it, move the piece (`publish:`), or give the stage another day: `{pin}`"
        yield Problem(at, "deadline-late", message, hint, severity=SEVERITY, about=due.entry)
