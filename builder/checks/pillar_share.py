"""A pillar has more or less of the pieces than it was meant to.

Why: A site that speaks of one thing for months loses those who came for the others.

How to mend it: Plan a piece for the pillar that has too few, or move one of the pillar that has too many; or change the
share. It is of the 84 days up to a piece, of all pieces that are out or planned then; of fewer than eight pieces
nothing is told, nor of what has passed, nor while a piece of the plan is in error.

For example:

    pillars: {repair: about 50%, people: at least 20%}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from builder.model.amounts import Share
from builder.model.plan import Plan
from builder.model.portions import Portion
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True
PIECES = 8


def check(plan: Plan) -> Iterator[Problem]:
    if not plan.project.whole:
        return
    off: dict[date, list[tuple[float, Portion, Share]]] = defaultdict(list)
    for one in plan.pillars:
        share = plan.settings.pillars[one.name].share
        if one.last < plan.today or one.whole < PIECES or not share or share.holds(one.percent):
            continue
        off[one.last].append((abs(one.percent - share.percent), one, share))
    # one window for all pillars, that in which one is farthest off: so what is said of each fits the others
    for _, window, share in max(off.values(), key=lambda some: max(one[0] for one in some), default=[]):
        pieces = f"{window.part} of {window.whole} pieces from {said(window.first)} to {said(window.last)}"
        message = f"{pieces} are of the pillar {window.name}: {window.percent:.0f}%, and {share} was meant"
        few = window.percent < share.percent
        hint = (
            f"plan a piece with `pillar: {window.name}` in that time"
            if few
            else f"move one with `pillar: {window.name}`, or plan others"
        )
        yield Problem(plan.settings.marks.of("pillars", window.name), "pillar-share", message, hint, SEVERITY)
