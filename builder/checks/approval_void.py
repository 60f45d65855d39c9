"""The words of a piece changed after somebody approved them.

Why: An approval is of exact words. What was changed since then has been read by nobody who had to agree.

How to mend it: Let them read it again. Whoever agrees puts the line of the message in the place of the old one.

For example:

    approved: {legal: 7f3a91c2}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"
DIGEST = re.compile(r"[0-9a-f]{8}")
ASKED = {"in review", "missed", "approved", "out"}


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or not edition.voided or edition.stage not in ASKED or edition.id in told:
            continue
        told.add(edition.id)
        passed = "; its hour has passed, and it is not public" if edition.stage == "missed" else ""
        unsaid = [one for who in edition.voided for one in entry.approved[who] if not DIGEST.fullmatch(one)]
        message = f"the words of “{edition.title}” changed after {' and '.join(edition.voided)} approved them{passed}"
        if unsaid:
            message = f"“{unsaid[0]}” does not say which words {' and '.join(edition.voided)} approved"
        hint = f"once they have been read again, write `{edition.approval_line}`{edition.own_name}"
        yield Problem(entry.marks.of("approved"), "approval-void", message, hint, SEVERITY, edition.id)
