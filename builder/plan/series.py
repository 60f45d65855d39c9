"""Series with a rhythm: the slots that no piece has taken yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from builder.model.moments import Span
from builder.model.occasions import FreeSlot
from builder.model.plan import Edition
from builder.model.register import Series
from builder.model.settings import Channel, Settings
from builder.plan.clock import Clock
from builder.plan.slots import next_slot

AHEAD = timedelta(weeks=8)  # at least the next one is told, however far it is
AT_REST = {"parked", "dropped"}
TRIES = 60  # slots that are taken, one after another


def free_slots(editions: Iterable[Edition], settings: Settings, clock: Clock) -> Iterator[FreeSlot]:
    """Yield the slots to come of every series with a rhythm, without those that have a piece."""
    rhythmic = {id_: series for id_, series in settings.series.items() if series.every}
    if not rhythmic:
        return
    taken: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for edition in editions:
        entry = edition.entry
        for part_of in entry.part_of if entry and edition.stage not in AT_REST else ():
            if part_of in rhythmic:
                taken[part_of] += days_for(edition)
    for id_, series in rhythmic.items():
        yield from _free(series, taken[id_], clock)


def days_for(edition: Edition) -> list[tuple[date, date]]:
    """Return the days that a piece is for: its own, or all of its week or month."""
    if edition.publish:
        return [(edition.publish.date(), edition.publish.date())]
    return [(edition.vague.first, edition.vague.last)] if isinstance(edition.vague, Span) else []


def _free(series: Series, taken: list[tuple[date, date]], clock: Clock) -> Iterator[FreeSlot]:
    found, moment = 0, clock.now.astimezone(clock.zone)
    for slot in _slots(series, moment, clock):
        if found and slot > moment + AHEAD:
            return
        if not any(first <= slot.date() <= last for first, last in taken):
            found += 1
            yield FreeSlot(series.id, series.title or series.id, slot)


def _slots(series: Series, moment: datetime, clock: Clock) -> Iterator[datetime]:
    rhythm = Channel(series.id, "site", slots=(series.every,) if series.every else ())
    for _ in range(TRIES):
        slot = next_slot(rhythm, moment, clock)
        if slot is None:
            return
        yield slot
        moment = slot + timedelta(minutes=1)
