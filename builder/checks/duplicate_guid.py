"""A file brings along the identity of another piece.

Why: Feed readers and calendars tell pieces apart by their identity alone. Of two that share one they show one.

How to mend it: Delete the line `guid:` of the one that is not the original; most often it came along with a copy.

For example:

    guid: https://old.example/?p=17
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem

SEVERITY = "error"
FIRM = True  # no exception silences it


def check(plan: Plan) -> Iterator[Problem]:
    if not any(edition.post and edition.post.guid for edition in plan.editions):
        return
    first: dict[str, Edition] = {}
    for edition in sorted(plan.editions, key=_claim):
        before = first.setdefault(edition.guid, edition)
        if before is edition or edition.post is None:
            continue
        post, place = edition.post, before.post.path if before.post else f"“{before.id}”"
        message = f"readers know {place} by the identity “{edition.guid}” already"
        hint = "delete this line; the file gets an identity of its own"
        yield Problem(post.marks.of("guid"), "duplicate-guid", message, hint, about=post.path)


def _claim(edition: Edition) -> tuple[bool, bool, str, str]:
    """Order editions by who was first: those with their own identity, then what is public, then by age."""
    post = edition.post
    written = edition.publish.isoformat() if edition.publish else ""
    return bool(post and post.guid), edition.stage != "out", written, post.path if post else ""
