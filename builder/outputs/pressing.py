"""What waits for somebody's hand: to be posted, or to be approved; of everyone or of one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from builder.model.plan import Announcement, Plan

SINCE = timedelta(days=3)  # on a Monday, what was to be posted since Friday
LONGER = timedelta(days=14)  # for teams that write down what was sent: what is not there was forgotten
HABIT = timedelta(days=90)
MADE = {"site"}  # what the build itself publishes


def to_post(plan: Plan, person: str | None) -> Iterator[Announcement]:
    """Yield what is ready to be posted until the end of today, as long as it is listed, and not known to be sent.

    What a hold kept back stays until it is sent.
    """
    zone, since = ZoneInfo(plan.settings.timezone), plan.now - (LONGER if _writes_down(plan) else SINCE)
    for one in plan.announcements:
        entry = one.edition.entry
        if entry is None or one.channel.kind in MADE or not one.ready:
            continue
        if one.due.astimezone(zone).date() > plan.today or (one.due < since and not one.freed):
            continue
        if person in {None, entry.owner} or does(person, "post", plan):
            yield one


def _writes_down(plan: Plan) -> bool:
    """Tell whether anybody wrote down lately that something was sent."""
    return any(one.sent and plan.now - HABIT <= one.due <= plan.now for one in plan.announcements)


def does(person: str | None, what: str, plan: Plan) -> bool:
    """Tell whether *what* is among the things that *person* does."""
    known = plan.settings.people.get(person or "")
    return known is not None and what in known.does
