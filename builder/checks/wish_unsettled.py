"""A piece is written, its time is near, and it has no fixed day yet.

Why: A wish or a vague week publishes nothing. Whoever announces the piece, prints it or answers after it has to know
the day before.

How to mend it: Write the day that you mean; the message offers the next free one.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.moments import NextSlot
from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # never an error: nothing that was right becomes one by the passing of time


def check(plan: Plan) -> Iterator[Problem]:
    wishes = {wish.edition: wish for wish in plan.wishes}
    for edition in plan.editions:
        wish, entry = wishes.get(edition.key), edition.entry
        if wish is None or entry is None:
            continue
        line = said(wish.moment or wish.day)
        own = f"{{{edition.lang}: {line}}}" if edition.lang in entry.publish else line
        message = f"“{edition.title}” is written and has no fixed day yet: {_said(edition)}"
        hint = f"write the day that you mean, like `publish: {own}`"
        yield Problem(entry.marks.of("publish", edition.lang), "wish-unsettled", message, hint, SEVERITY, edition.id)


def _said(edition: Edition) -> str:
    vague = edition.vague
    if isinstance(vague, NextSlot):
        return f"it waits for the next {vague.channel} slot"
    return f"its {vague.unit} begins on {said(vague.first)}" if vague else ""
