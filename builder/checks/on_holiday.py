"""Something goes out, or is due, on a holiday.

Why: On a holiday nobody is there to press the button, to mend what goes wrong, or to read.

How to mend it: Move it to the day that the message offers. If the day is meant, say so with
`except: {on-holiday: why}` in the entry.

For example:

    publish: Tue 2026-12-29 09:30
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # what is due in time comes into view


def check(plan: Plan) -> Iterator[Problem]:
    for clash in plan.clashes:
        message = f"{clash.what} on {said(clash.day)}, which is {clash.called}"
        if isinstance(clash.instead, datetime):
            hint = f"the next time on a working day is {said(clash.instead)}"
        else:
            hint = f"the working day before it is {said(clash.instead)}"
        hint += "; if this day is meant, add `except: {on-holiday: why}`"
        yield Problem(clash.at, "on-holiday", message, hint, SEVERITY, clash.entry.id)
