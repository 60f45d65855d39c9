"""Two pieces are posted at the same moment on one channel.

Why: Each pushes the other away, and whoever follows the channel sees one of them at the most.

How to mend it: Give one of them another time: move the piece, or the step of its ladder.

For example:

    announce: {launch: {at: day 0 11:00, on: [mastodon]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from builder.model.plan import Announcement, Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told of any more
HOLDS_SEVERAL = {"site", "email", "press", "print"}  # a page, a letter and a paper take many pieces at once


def check(plan: Plan) -> Iterator[Problem]:
    first: dict[tuple[datetime, str], Announcement] = {}
    told: set[tuple[str, str]] = set()
    for one in plan.announcements:
        if one.channel.kind in HOLDS_SEVERAL or one.due <= plan.now:
            continue
        before = first.setdefault((one.due, one.channel.id), one)
        pair = (before.edition.id, one.edition.id)
        entry, other = one.edition.entry, before.edition.entry
        if pair[0] == pair[1] or pair in told or entry is None or other is None or _told(before.edition, one.edition):
            continue
        told.add(pair)
        message = (
            f"“{one.rung.name}” of “{one.edition.title}” and “{before.rung.name}” of “{before.edition.title}” are "
            f"posted at the same moment on {one.channel.id}, {said(one.due)}"
        )
        hint = f"move one of them, or give its step another time; the other piece is at {other.marks.of('publish')}"
        yield Problem(entry.marks.of("publish"), "two-at-once", message, hint, SEVERITY, one.edition.id)


def _told(one: Edition, other: Edition) -> bool:
    """Tell whether the pieces themselves meet, of which all the rest follows."""
    return one.publish == other.publish and one.lang == other.lang and bool(one.path and other.path)
