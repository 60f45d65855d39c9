"""A moment that comes twice: clocks go back, and the hour is repeated.

Why: On one night of the year an hour comes twice. The first one is taken; you may mean the second.

How to mend it: Nothing, if the first is meant: say so with `except:`. For the second, write it in UTC; or take another
hour.

For example:

    publish: Sun 2026-10-25 01:30 UTC
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    for odd in plan.odd_hours:
        if odd.twice:
            message = f"{odd.written} comes twice in {odd.zone}, since the clocks go back; the first one is taken"
            before, after = odd.taken.utcoffset(), odd.taken.replace(fold=1).utcoffset()
            later = (before - after) if before and after is not None else timedelta(hours=1)
            second = odd.taken.astimezone(UTC) + later
            hint = f"for the second, write `{said(second)} UTC`, or take another hour"
            yield Problem(odd.at, "ambiguous-time", message, hint, SEVERITY, odd.about)
