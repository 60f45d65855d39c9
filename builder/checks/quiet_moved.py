"""A post would go out in the quiet hours of its channel, and is moved.

Why: What is posted at night is read by nobody, and answered by nobody.

How to mend it: Nothing has to be done: it goes out at the next allowed moment, which the message tells. To choose the
moment yourself, move the piece, or give the step of its ladder a time.

For example:

    reminder: {at: day 14 09:00, on: [mastodon]}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.days import moment_text
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"
OF_TIME = True  # what is due in time comes into view


def check(plan: Plan) -> Iterator[Problem]:
    for one in plan.announcements:
        entry = one.edition.entry
        if one.due == one.meant or entry is None or one.due <= plan.now or one.due.date() > plan.soon:
            continue
        message = (
            f"“{one.rung.name}” of “{one.edition.title}” on {one.channel.id} moves from {moment_text(one.meant)} "
            f"to {moment_text(one.due)}: the channel is quiet then"
        )
        hint = f"give “{one.rung.name}” a time outside the quiet hours ({one.channel.quiet}), or leave it as it is"
        yield Problem(entry.marks.of("publish"), "quiet-moved", message, hint, SEVERITY, one.edition.id)
