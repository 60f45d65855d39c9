"""Dates that are still wishes, of pieces whose words are there: the day that each comes to, when it is near."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from builder.model.moments import NextSlot, Span
from builder.model.occasions import Wish
from builder.model.plan import Edition
from builder.model.settings import Settings
from builder.plan.clock import MIDNIGHT, Clock
from builder.plan.slots import next_slot

NEAR = 5  # working days: what is to be posted has to be told before
TRIES = 60  # slots that are taken, one after another


def wishes_of(editions: Sequence[Edition], settings: Settings, clock: Clock) -> Iterator[Wish]:
    """Yield the wish of every piece in review whose day is near; a slot that is wished for is the next free one."""
    wishing = [edition for edition in editions if edition.vague and edition.stage == "in review"]
    if not wishing:
        return
    taken = {(edition.publish, edition.lang) for edition in editions if edition.publish and edition.entry}
    today = clock.now.astimezone(clock.zone).date()
    for edition in wishing:
        day, moment = _first(edition, taken, settings, clock)
        if day and today >= clock.workday(day, -NEAR):
            yield Wish(edition.key, day, moment)


def _first(
    edition: Edition, taken: Collection[tuple[datetime, str]], settings: Settings, clock: Clock
) -> tuple[date | None, datetime | None]:
    match edition.vague:
        case Span():
            return edition.vague.first, None
        case NextSlot(channel=name, after=after) if name in settings.channels:
            start = clock.now.astimezone(clock.zone)
            start = max(start, clock.at(after + timedelta(days=1), MIDNIGHT)) if after else start
            for _ in range(TRIES):
                slot = next_slot(settings.channels[name], start, clock)
                if slot is None or (slot, edition.lang) not in taken:
                    return (slot.date() if slot else after), slot
                start = slot + timedelta(minutes=1)
    return None, None
