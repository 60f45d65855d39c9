"""The moment of a piece has passed and it was not approved.

Why: It stays in, and its owner is told; nothing is published that nobody approved.

How to mend it: Approve it, move it, or set it aside with `status: parked`.

For example:

    publish: Thu 2026-12-10 09:30
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # never an error: nothing that was right becomes one by the passing of time


def check(plan: Plan) -> Iterator[Problem]:
    for edition in plan.editions:
        if edition.stage != "missed" or edition.entry is None or edition.publish is None:
            continue
        if edition.voided:
            continue  # it was approved: the change of its words is the cause
        message = f"“{edition.title}” should have gone out on {said(edition.publish)} and is not approved"
        at = edition.entry.marks.of("publish", edition.lang)
        approve = f"approve it with `{edition.approval_line}`{edition.own_name}"
        hint = f"{approve}, move it (`publish:`), or set it aside with `status: parked`"
        yield Problem(at, "missed", message, hint, severity=SEVERITY, about=edition.id)
