"""An event, or a hold, ends before it begins.

Why: One of the two moments is a slip: readers would come at the wrong hour, and such a hold would hold nothing.

How to mend it: Write a later moment where it ends, or an earlier one where it begins. A day without an hour means
09:00.

For example:

    starts: Tue 2026-12-08 18:00
    ends: Tue 2026-12-08 19:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "error"
FIRM = True  # a hold that was thought to hold must not be passed over; load/hold.py tells of it
USUAL = timedelta(hours=1)


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry, live = edition.entry, edition.live
        if entry is None or live is None or live.ends is None or live.ends > live.starts or entry.id in told:
            continue
        told.add(entry.id)
        when = "at that moment already" if live.ends == live.starts else f"on {said(live.ends)}"
        message = f"“{edition.title}” begins on {said(live.starts)} and ends {when}"
        hint = (
            f"write a later moment for `ends:`, like `ends: {said(live.starts + USUAL)}`, or an earlier one for "
            f"`starts:`, which is at {entry.marks.of('starts')}"
        )
        yield Problem(entry.marks.of("ends"), "ends-before-start", message, hint, SEVERITY, entry.id)
