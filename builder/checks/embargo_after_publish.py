"""A piece is to go out while it is still under embargo.

Why: Nothing is public before the embargo ends, so one of the two moments is a slip, and only you know which.

How to mend it: Give the piece a moment that is not before the end of its embargo.

For example:

    publish: Wed 2026-12-09 00:01
    embargo: Wed 2026-12-09 00:01
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "error"


def check(plan: Plan) -> Iterator[Problem]:
    for edition in plan.editions:
        entry, publish, embargo = edition.entry, edition.publish, edition.embargo
        if entry is None or publish is None or embargo is None or not _before(edition):
            continue
        message = f"“{edition.title}” goes out on {said(publish)}, and its embargo ends on {said(embargo)}"
        hint = f"move it to that moment (`publish: {said(embargo)}`) or later, or end the embargo before"
        yield Problem(entry.marks.of("embargo"), "embargo-after-publish", message, hint, SEVERITY, edition.id)


def _before(edition: Edition) -> bool:
    """Tell whether a piece goes out before its embargo ends; an embargo of a day is over when its piece is due."""
    entry, publish, embargo = edition.entry, edition.publish, edition.embargo
    if entry is None or entry.embargo is None or publish is None or embargo is None or publish >= embargo:
        return False
    return entry.embargo.time is not None or publish.date() != embargo.date()
