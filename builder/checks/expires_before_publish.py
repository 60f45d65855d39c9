"""A piece expires before it goes out.

Why: It would never be public: one of the two moments is a slip.

How to mend it: Let it expire later, or go out before.

For example:

    publish: Tue 2026-12-01 09:30
    expires: Fri 2027-01-01
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "error"


def check(plan: Plan) -> Iterator[Problem]:
    for edition in plan.editions:
        entry, publish, expires = edition.entry, edition.publish, edition.expires
        if entry is None or publish is None or expires is None or expires > publish:
            continue
        message = f"“{edition.title}” goes out on {said(publish)} and expires on {said(expires)}"
        there = entry.marks.of("publish")
        hint = f"write a later day for `expires:`, or an earlier one for `publish:`, which is at {there}"
        at = entry.marks.of("expires") if entry.expires or edition.post is None else edition.post.at
        yield Problem(at, "expires-before-publish", message, hint, SEVERITY, edition.id)
