"""Two pieces are posted at the same moment on one channel.

Why: Each pushes the other away, and whoever follows the channel sees one of them at the most.

How to mend it: Give one of them another time: move the piece, or the step of its ladder. An
issue of a newsletter and a piece that goes out as a letter of its own at that moment are two letters: let the issue
tell of the piece.

For example:

    announce: {launch: {at: day 0 11:00, on: [mastodon]}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from builder.model.plan import Announcement, Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said, some

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told of any more
HOLDS_SEVERAL = {"site", "email", "press", "print"}  # a page, a letter and a paper take many pieces at once
FEW = 3  # letters that are named


def check(plan: Plan) -> Iterator[Problem]:
    yield from _letters(plan)
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


def _letters(plan: Plan) -> Iterator[Problem]:
    """Yield each issue beside which a piece goes out as a letter of its own."""
    letters: dict[tuple[datetime, str], list[Announcement]] = defaultdict(list)
    for one in plan.announcements:
        if one.channel.kind == "email" and one.due > plan.now and one.edition.entry:
            letters[one.due, one.channel.id].append(one)
    for (due, channel), several in letters.items():
        issue = next((one.edition for one in several if one.edition.entry and one.edition.entry.gathers), None)
        beside = [one for one in several if issue and one.edition.id != issue.id]
        if not issue or not issue.entry or not beside:
            continue
        named = some([f"“{one.rung.name}” of “{one.edition.title}”" for one in beside], FEW)
        goes = "goes" if len(beside) == 1 else "go"
        message = f"{named} {goes} out on {channel} at the same moment as the issue “{issue.title}”, {said(due)}"
        hint = (
            f"take {channel} out of the ladder of the piece (`on:` below `announce:`) and let the issue tell of it, "
            "or give one of them another time"
        )
        yield Problem(issue.entry.marks.of("publish"), "two-at-once", message, hint, SEVERITY, issue.id)


def _told(one: Edition, other: Edition) -> bool:
    """Tell whether the pieces themselves meet, of which all the rest follows."""
    return one.publish == other.publish and one.lang == other.lang and bool(one.path and other.path)
