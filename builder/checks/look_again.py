"""The day has come on which a piece was to be looked at again.

Why: Prices, addresses and advice grow old while nobody looks, and readers keep finding them.

How to mend it: Read it. Mend what is no longer true, and write the next day for it; or take `look_again:` away.

For example:

    look_again: 2027-12-01
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True
YEAR = timedelta(days=365)


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or entry.look_again is None or edition.stage != "out" or edition.id in told:
            continue
        if entry.look_again > plan.today:
            continue
        told.add(edition.id)
        message = f"“{edition.title}” was to be looked at again on {said(entry.look_again)}"
        line = f"`look_again: {said(plan.today + YEAR)}`"
        hint = f"read it, mend what is no longer true, and write the next day, like {line}"
        yield Problem(entry.marks.of("look_again"), "look-again", message, hint, SEVERITY, edition.id)
