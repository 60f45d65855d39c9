"""When each stage of a piece is due: working days back from publish, unless a day is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.model.plan import Due, Edition, Stage
from builder.model.settings import Settings
from builder.plan.clock import Clock

# stages that only an approval meets; every other one is met when the words are there to be reviewed
OF_APPROVAL = {"review", "approve", "approval", "legal"}
WRITTEN: set[Stage] = {"in review", "approved", "out", "missed", "expired"}
AGREED: set[Stage] = {"approved", "out", "expired"}
AT_REST: set[Stage] = {"parked", "dropped"}


def dues_of(edition: Edition, publish: date | None, settings: Settings, clock: Clock) -> Iterator[Due]:
    """Yield the stages of a piece in order of their days."""
    entry = edition.entry
    if entry is None or edition.stage in AT_REST:
        return
    shape = settings.shapes.get(entry.shape or "")
    by = {step.stage: step.by for step in shape.days_before} if shape else {}
    days: dict[str, date] = {}
    if publish and shape:
        days = {step.stage: clock.workday(publish, -step.days) for step in shape.days_before}
    days |= {name: moment.day for name, moment in entry.due.items()}
    today = clock.now.astimezone(clock.zone).date()
    for name, day in sorted(days.items(), key=lambda item: item[1]):
        met = edition.stage in (AGREED if name in OF_APPROVAL else WRITTEN)
        who = by.get(name, "owner")
        who = (entry.owner or "") if who == "owner" else who
        yield Due(entry.id, edition.title, name, day, who, met, late=not met and day < today)
