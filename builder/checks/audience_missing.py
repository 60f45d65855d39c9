"""A piece says nothing of whom it is for, in a plan that knows its readers.

Why: What is written for everybody is looked for by nobody. Who will read it decides what is said, how, and where.

How to mend it: Name one of the `audiences:` of calendar.yaml, or several. Ideas without a date need none.

For example:

    audience: home-repairers
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan, Stage
from builder.model.problem import Problem, Severity
from builder.model.said import some

SEVERITY: Severity = "warning"
OF_TIME = True  # what is out is not told any more
TOLD: set[Stage] = {"planned", "writing", "in review", "approved", "missed"}
FEW = 8  # audiences that are offered


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions if plan.settings.audiences else ():
        entry = edition.entry
        if entry is None or entry.audience or edition.stage not in TOLD or edition.id in told:
            continue
        told.add(edition.id)
        message = f"“{edition.title}” does not say whom it is for"
        hint = f"add `audience:` with one of: {some(sorted(plan.settings.audiences), FEW)}"
        yield Problem(entry.marks.key("title"), "audience-missing", message, hint, SEVERITY, edition.id)
