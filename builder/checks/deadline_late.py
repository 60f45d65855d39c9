"""A stage of a piece was due and is not done.

Why: A piece that is late today is rushed or missing on its day, and whoever comes next in line waits.

How to mend it: Finish it, move the piece (`publish:`), or pin the stage to another day (`due:`). Only the first stage
that is not done is told: the others wait for it.

For example:

    due: {draft: Fri 2026-11-27}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from builder.model.due import Due
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.rota import Rota
from builder.model.said import count, said

SEVERITY: Severity = "warning"
OF_TIME = True  # never an error: nothing that was right becomes one by the passing of time

A_YEAR = 366  # days, in which one is a working day if any is


def check(plan: Plan) -> Iterator[Problem]:
    # the whole of a piece that missed its moment is late, and it says so itself
    told = {edition.id for edition in plan.editions if edition.stage == "missed" and edition.entry}
    rota = plan.project.rota
    working = _working(plan)
    for due in plan.dues:
        if due.met or due.entry in told:
            continue
        told.add(due.entry)  # one problem an entry: its next stage that is not done
        if not due.late:
            continue
        entry = plan.project.entries[due.entry]
        at = entry.marks.of("due", due.stage) if due.stage in entry.due else entry.marks.of("publish")
        then = f"{said(due.day)}, {count((plan.today - due.day).days, 'day')} ago"
        message = f"the {due.stage} of “{due.title}” was due on {then} ({_who(due, rota)})"
        pin = f"due: {{{due.stage}: {said(working)}}}"
        own = "name its `owner:`, " if not due.who and plan.settings.people else ""
        hint = f"{own}finish it, move the piece (`publish:`), or give the stage another day, like `{pin}`"
        yield Problem(at, "deadline-late", message, hint, severity=SEVERITY, about=due.entry)


def _working(plan: Plan) -> date:
    """Return today, or the next working day."""
    days = (plan.today + timedelta(days=number) for number in range(A_YEAR))
    workdays, holidays = plan.settings.workdays, plan.project.holidays
    return next((day for day in days if day.weekday() in workdays and day not in holidays), plan.today)


def _who(due: Due, rota: Rota) -> str:
    who = rota.name(due.who) or "nobody yet"
    return f"{who}, {due.note}" if due.note else who
