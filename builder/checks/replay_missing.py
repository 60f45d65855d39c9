"""Something live is over, and its recording is not where readers look for it.

Why: Those who could not come were told that they would find it. Its page still has only the hour.

How to mend it: Write its address into the entry. If there will be none, take `replay` out of the `parts:` of its shape.

For example:

    replay: https://video.example/repair-evening
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # never an error: nothing that was right becomes one by the passing of time


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry, live = edition.entry, edition.live
        shape = plan.settings.shapes.get(entry.shape or "") if entry else None
        if not entry or not live or not live.over or entry.replay or not shape or "replay" not in shape.parts:
            continue
        if entry.id not in told and edition.stage != "dropped":
            told.add(entry.id)
            over = (live.ends or live.starts).date()
            message = f"“{edition.title}” was over on {said(over)}, and has no recording yet"
            hint = f"add `replay:` with its address to {entry.marks.path}"
            yield Problem(entry.marks.of("starts"), "replay-missing", message, hint, SEVERITY, entry.id)
