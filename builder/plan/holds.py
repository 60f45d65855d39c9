"""What a hold covers, and until when."""

from __future__ import annotations

from datetime import UTC, datetime

from builder.model.hold import Covered, Held, Hold
from builder.plan.clock import Clock

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def held_until(hold: Hold | None, what: Covered, id_: str, moment: datetime, clock: Clock) -> datetime | None:
    """Return when something that was to go out at *moment* may; None if no hold covers it."""
    if hold is None or what not in hold.applies_to or id_ in hold.excepts:
        return None
    until = clock.exact(hold.until) if hold.until else NEVER
    return until if clock.exact(hold.since) <= moment < until else None


def in_force(hold: Hold | None, clock: Clock) -> Held | None:
    """Return the hold that holds something now."""
    if hold is None:
        return None
    since, until = clock.exact(hold.since), clock.exact(hold.until) if hold.until else None
    if since > clock.now or (until is not None and until <= clock.now):
        return None
    return Held(since, until, hold.reason, hold.applies_to)
