"""Nothing is planned on a channel for the next two weeks, or for its next slot.

Why: Who hears nothing for weeks unfollows, or forgets that there is anything to hear.

How to mend it: Plan a piece for one of its free slots, or let a piece that is planned already go out there, too. A
channel that nothing was ever planned for is not told.

For example:

    publish: next newsletter slot after 2026-12-01
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.outlook import Outlook
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said, some

SEVERITY: Severity = "warning"
OF_TIME = True  # it falls silent by itself
REGULAR = 3  # days in 90 on which a channel without slots spoke, so that its readers wait for more
FEW = 3  # free slots that are offered


def check(plan: Plan) -> Iterator[Problem]:
    for outlook in plan.outlooks if plan.project.entries else ():  # a blog without a plan has promised nothing
        if outlook.planned or not (outlook.slots or outlook.lately >= REGULAR):
            continue
        channel = outlook.channel.id
        message = f"nothing is planned on {channel} until {said(outlook.until)}"
        at = plan.settings.marks.key("channels", channel)
        yield Problem(at, "channel-silent", message, _hint(outlook), SEVERITY)


def _hint(outlook: Outlook) -> str:
    if not outlook.free:
        return f"plan something for it, or name {outlook.channel.id} in the ladder of a piece (`on:` below `announce:`)"
    free = some([said(slot) for slot in outlook.free], FEW)
    return f"plan a piece for a slot that is free: {free}"
