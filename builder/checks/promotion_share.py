"""A channel promotes more than it was meant to.

Why: Too much promotion is what people unfollow for, more than for anything else.

How to mend it: Move one of the offers that are named, or drop it; or plan something for that time that helps. Pieces
with `intent: offer` are offers, and each time that one is shared again counts. The share is of the 28 days up to a
post. Of a single offer, or of fewer than four posts, nothing is told; nor of what has passed.

For example:

    mastodon: {kind: mastodon, promotion: at most 20%}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.amounts import ABOUT, Share
from builder.model.plan import Plan
from builder.model.portions import Portion
from builder.model.problem import Problem, Severity
from builder.model.said import said, some

SEVERITY: Severity = "warning"
OF_TIME = True
POSTS = 4  # a letter each week
OFFERS = 2
FEW = 4  # offers that are named


def check(plan: Plan) -> Iterator[Problem]:
    if not plan.project.whole:
        return
    worst: dict[str, Portion] = {}
    for one in plan.promotion:
        share = plan.settings.channels[one.name].promotion
        if one.last < plan.today or one.whole < POSTS or one.part < OFFERS or not share or one.percent <= _most(share):
            continue
        if one.name not in worst or one.percent > worst[one.name].percent:
            worst[one.name] = one
    offers: dict[str, list[str]] = {name: [] for name in worst}
    for post in plan.announcements if worst else ():
        window, entry = worst.get(post.channel.id), post.edition.entry
        if window and entry and entry.intent == "offer" and window.first <= post.due.date() <= window.last:
            offers[window.name].append(f"“{post.edition.title}”")
    for name, window in worst.items():
        yield _problem(window, offers[name], plan)


def _most(share: Share) -> int:
    """Return how many percent may be offers; what is “about” so much is a little more at most."""
    return {"at most": share.percent, "about": share.percent + ABOUT, "at least": 100}[share.bound]


def _problem(window: Portion, offers: list[str], plan: Plan) -> Problem:
    share = plan.settings.channels[window.name].promotion
    message = (
        f"{window.part} of {window.whole} posts on {window.name} from {said(window.first)} to {said(window.last)} "
        f"are offers: {window.percent:.0f}%, and {share} was meant"
    )
    hint = f"move or drop one of them, or post more that helps: {some([*dict.fromkeys(offers)], FEW)}"
    at = plan.settings.marks.of("channels", window.name, "promotion")
    return Problem(at, "promotion-share", message, hint, SEVERITY)
