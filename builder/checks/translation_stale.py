"""A piece was changed, and its translation was not.

Why: Readers of the translation are told what no longer holds, and do not know it.

How to mend it: Bring the translation up to date, and write the day into its `updated:`. If nothing of the change
concerns it, the day alone is enough. Older posts, without an entry, are told together.

For example:

    updated: 2026-12-04
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem
from builder.model.said import said
from builder.model.slips import ASIDE, Read, Slip, gathered

SEVERITY = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    if len(plan.settings.site.languages) > 1:
        yield from gathered(_slips(plan), "{} translations are older than what they translate")


def _slips(plan: Plan) -> Iterator[Slip]:
    written: dict[str, list[Edition]] = defaultdict(list)
    for edition in plan.editions:
        if edition.post and edition.stage not in ASIDE:
            written[edition.id].append(edition)
    for editions in written.values():
        first = next((one for one in editions if one.lang == plan.settings.site.language), None)
        for edition in editions if first and first.updated else ():
            if first and edition is not first and (behind := _behind(first, edition)) > timedelta(0):
                yield _slip(first, edition, behind)


def _behind(first: Edition, translation: Edition) -> timedelta:
    """Return how much later the original was changed than the translation was written or changed."""
    then = max((moment for moment in (translation.updated, translation.publish) if moment), default=None)
    return first.updated - then if first.updated and then else timedelta(0)


def _slip(first: Edition, translation: Edition, behind: timedelta) -> Slip:
    days = "a day" if behind.days <= 1 else f"{behind.days} days"
    assert first.updated is not None  # noqa: S101 - or nothing would be behind it
    day = first.updated.date()
    changed = said(day)
    message = f"“{translation.title}” ({translation.lang}) is {days} behind: the original was changed on {changed}"
    hint = f"bring it up to date, and write `updated: {day}` at the top of its file"

    def tell(read: Read) -> Problem:
        return Problem(read.document.at, "translation-stale", message, hint, "warning", read.about)

    post, entry = translation.post, translation.entry
    assert post is not None  # noqa: S101 - only these are looked at
    return Slip(Read(post, entry.id, translation.stage) if entry else Read(post, post.path), 1, tell)
