"""A piece is to be shared again and again, and cannot be: it expires before, or has no channel for it.

Why: Nobody is sent to what is not there any more, so these posts will never come, though the plan counts on them.

How to mend it: Let the piece stay longer, or end its rhythm where the piece ends.

For example:

    evergreen: every 90 days, until 2027-12-01
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from builder.model.amounts import Evergreen
from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # once it has expired there is nothing to mend
AT_REST = {"expired", "parked", "dropped"}


def check(plan: Plan) -> Iterator[Problem]:
    shared = {one.edition.key for one in plan.announcements if one.reshared}
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or entry.evergreen is None or edition.publish is None or edition.stage in AT_REST:
            continue
        at = entry.marks.of("evergreen")
        for message, hint in _wrong(edition, entry.evergreen, edition.publish.date(), told=edition.key in shared):
            yield Problem(at, "evergreen-expired", f"“{edition.title}” {message}", hint, SEVERITY, edition.id)
            break


def _wrong(edition: Edition, rhythm: Evergreen, publish: date, *, told: bool) -> Iterator[tuple[str, str]]:
    """Yield what stands in the way, the first reason first; of working days the shortest time they can take."""
    step = timedelta(days=rhythm.every.count * (7 if rhythm.every.unit == "weeks" else 1))
    first, last = publish + step, publish + step * min(rhythm.times or 1, 999)
    ends = edition.expires.date() if edition.expires else None
    if ends and ends < last:
        which = "the first" if ends < first else "the last"
        hint = f"let it stay longer (`expires:`), or end its rhythm: `every {step.days} days, until {said(ends)}`"
        yield f"expires on {said(ends)}, before {which} time that it is to be shared again", hint
    if rhythm.until and rhythm.until < first:
        hint = f"write a later day, or a shorter time than {rhythm.every.count} {rhythm.every.unit}"
        yield f"is to be shared again until {said(rhythm.until)}, and its first time would be after that", hint
    if not told:
        hint = "add `announce:` with a ladder that has a channel to post on; a page and a paper cannot be shared again"
        yield "is to be shared again, and no step of its ladder is on a channel for that", hint
