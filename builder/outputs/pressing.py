"""What waits for somebody's hand: to be posted, or to be approved; of everyone or of one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builder.model.plan import Announcement, Edition, Plan

SINCE = timedelta(days=3)  # on a Monday, what was to be posted since Friday
LONGER = timedelta(days=14)  # for teams that write down what was sent: what is not there was forgotten
HABIT = timedelta(days=90)
ANYONE = "NAME"
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
        if person in {None, there(entry.owner, plan.today, plan)} or does(person, "post", plan):
            yield one


def _writes_down(plan: Plan) -> bool:
    """Tell whether anybody wrote down lately that something was sent."""
    return any(one.sent and plan.now - HABIT <= one.due <= plan.now for one in plan.announcements)


def to_approve(plan: Plan, person: str | None) -> Iterator[Edition]:
    """Yield what waits for an approval, of anybody or of *person*."""
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or edition.stage != "in review" or not edition.approvers or edition.publish is None:
            continue
        if person is None or asked(edition, person, plan):
            yield edition


def asked(edition: Edition, person: str, plan: Plan) -> bool:
    """Tell whether it is theirs to approve: by name, or as anyone but its owner who reviews."""
    if ANYONE not in edition.approvers:
        return person in edition.approvers
    owner = edition.entry.owner if edition.entry else None
    return person != owner and does(person, "review", plan)


def there(owner: str | None, day: date, plan: Plan) -> str | None:
    """Return who sees to what is *owner*'s on *day*: they, or who stands in for them."""
    return plan.project.rota.there(owner or "", day) or owner


def does(person: str | None, what: str, plan: Plan) -> bool:
    """Tell whether *what* is among the things that *person* does."""
    known = plan.settings.people.get(person or "")
    return known is not None and what in known.does
