"""A moment that there is not: clocks go forward in that hour.

Why: On one night of the year the clock jumps over an hour. What is planned for it would go out at a moment that nobody
wrote.

How to mend it: Write an hour that the night has; the message offers the one after.

For example:

    publish: Sun 2027-03-28 03:30
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "error"


def check(plan: Plan) -> Iterator[Problem]:
    for odd in plan.odd_hours:
        if not odd.twice:
            message = f"there is no {odd.written} in {odd.zone}: the clocks go forward over that hour"
            zone = "" if odd.zone == plan.settings.timezone else f" {odd.zone}"
            hint = f"write `{said(odd.taken)}{zone}`, or an hour before the change"
            yield Problem(odd.at, "nonexistent-time", message, hint, SEVERITY, odd.about)
