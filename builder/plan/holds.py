"""What a hold covers, and until when."""

from __future__ import annotations

from datetime import UTC, datetime

from builder.model.hold import Covered, Hold
from builder.plan.clock import Clock

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def held_until(hold: Hold | None, what: Covered, id_: str, moment: datetime, clock: Clock) -> datetime | None:
    """Return when something that was to go out at *moment* may; None if no hold covers it."""
    if hold is None or what not in hold.applies_to or id_ in hold.excepts:
        return None
    until = clock.exact(hold.until) if hold.until else NEVER
    return until if clock.exact(hold.since) <= moment < until else None
