"""Two pieces go out at the same moment.

Why: Readers see the one on top; the other has lost its day.

How to mend it: Move one of them to the next free slot.

For example:

    publish: next blog slot after 2026-12-01
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    first: dict[tuple[datetime, str], Edition] = {}
    for edition in plan.editions:
        if (
            edition.entry is None
            or edition.publish is None
            or not edition.path
            or edition.stage in {"parked", "dropped"}
        ):
            continue
        before = first.setdefault((edition.publish, edition.lang), edition)
        if before is edition or before.entry is None or edition.stage == "out":
            continue
        message = f"“{edition.title}” goes out at the same moment as “{before.title}”"
        hint = f"move one of them; the other is at {before.entry.marks.of('publish')}"
        at = edition.entry.marks.of("publish")
        yield Problem(at, "slot-taken", message, hint, severity=SEVERITY, about=edition.id)
