"""A piece waits for somebody's approval of its exact words.

Why: Nothing goes out that those who have to agree have not read as it stands. A change of its title, summary, text or
posts asks them again.

How to mend it: Read it. If you agree, add the line of the message to its entry, with your name.

For example:

    approved: {legal: 7f3a91c2}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "info"


def check(plan: Plan) -> Iterator[Problem]:
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or not edition.approvers or edition.stage != "in review":
            continue
        if edition.voided:
            continue  # that says so, and is the cause
        message = f"“{edition.title}” waits for approval"
        hint = f"to approve these exact words, add `{edition.approval_line}`{edition.own_name}"
        at = entry.marks.of("approved") if entry.approved else entry.marks.of()
        yield Problem(at, "approval-needed", message, hint, SEVERITY, edition.id)
