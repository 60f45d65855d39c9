"""What happens live: when it is over, and how to be there before and after that."""

from __future__ import annotations

from datetime import timedelta

from builder.model.entry import Entry
from builder.model.occasions import Live
from builder.model.project import Project
from builder.plan.clock import MIDNIGHT, Clock
from builder.plan.holds import held_until


def live_of(entry: Entry, project: Project, clock: Clock) -> Live | None:
    """Return what is live of an entry; without an end it is over when its day is."""
    if entry.starts is None:
        return None
    starts = clock.exact(entry.starts)
    ends = clock.exact(entry.ends) if entry.ends else None
    over = clock.now >= (ends or clock.at(starts.date() + timedelta(days=1), MIDNIGHT))
    held = held_until(project.hold, "live", entry.id, max(starts, clock.now), clock)
    return Live(starts, ends, over, "" if over or held else entry.join, entry.replay if over else "")
