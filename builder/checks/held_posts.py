"""A hold has ended, and posts that it kept back wait to be posted.

Why: Pages go out by themselves when a hold ends. Posts and mails wait for somebody's hand, and their hour has passed.

How to mend it: Post them: their words stand on the desk, below “To post by hand”. Then write in the file of each piece
where it stands. What shall not be posted any more goes with its piece: `status: dropped`, or a day in `expires:`.

For example:

    sent: {mastodon: https://mastodon.example/@desk/1}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"
OF_TIME = True  # a hold ends by itself


def check(plan: Plan) -> Iterator[Problem]:
    # the site posts itself
    held = [one for one in plan.announcements if one.freed and one.ready and one.channel.kind != "site"]
    if not held or plan.project.hold is None:
        return
    one = len(held) == 1
    waits = "1 post that it kept back waits" if one else f"{len(held)} posts that it kept back wait"
    message = f"the hold has ended, and {waits} to be posted by hand"
    what = "it, its words stand" if one else "them, their words stand"
    channel = held[0].channel.id
    hint = f"post {what} on the desk; then add `sent: {{{channel}: its address}}` to the file of the piece, or drop it"
    yield Problem(plan.project.hold.marks.of("until"), "held-posts", message, hint, SEVERITY)
