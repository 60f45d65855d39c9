"""A piece is announced where the readers it is for are not.

Why: Readers do not come by. What is not told where they are is not there for them.

How to mend it: Add one of their channels to a step of the ladder (`announce:`), or see whether the piece is for them.
A channel in another language of the same kind counts. Pieces that are announced nowhere are not told here.

For example:

    announce: {launch: {at: day 0, on: [blog, mastodon]}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from builder.model.entry import Entry
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import some
from builder.model.settings import Settings

SEVERITY: Severity = "warning"
OF_TIME = True  # what has been said is not told any more
FEW = 4  # channels in a row


def check(plan: Plan) -> Iterator[Problem]:
    if not any(one.where for one in plan.settings.audiences.values()):
        return
    reached: dict[str, set[str]] = defaultdict(set)
    coming: dict[str, Entry] = {}
    for one in plan.announcements:
        entry = one.edition.entry
        if entry and entry.audience:
            reached[entry.id].add(one.channel.id)
            if one.due > plan.now:
                coming.setdefault(entry.id, entry)
    for entry in coming.values():
        yield from _missed(entry, reached[entry.id], plan.settings)


def _missed(entry: Entry, reached: set[str], settings: Settings) -> Iterator[Problem]:
    kinds = {settings.channels[name].kind for name in reached if settings.channels[name].language}
    for number, name in enumerate(entry.audience):
        audience = settings.audiences.get(name)
        where = [one for one in audience.where if one in settings.channels] if audience else []
        if not where or reached & set(where) or any(settings.channels[one].kind in kinds for one in where):
            continue
        message = (
            f"“{entry.title or entry.id}” is for {name}, whom one reaches on {some(where, FEW)}; "
            f"it is announced on {some(sorted(reached), FEW)} only"
        )
        hint = f"add {' or '.join(where[:2])} to a step of its ladder (`on:` below `announce:`)"
        yield Problem(entry.marks.of("audience", number), "not-where-they-are", message, hint, SEVERITY, entry.id)
