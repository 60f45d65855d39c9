"""What lies ahead of each channel: its next slots, and whether anything fills them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from builder.model.outlook import Outlook
from builder.model.plan import Announcement, Edition
from builder.model.settings import Channel, Settings
from builder.plan.clock import MIDNIGHT, Clock
from builder.plan.slots import next_slot, slots_until

AHEAD = timedelta(days=14)
LATELY = timedelta(days=90)


def outlooks_of(
    editions: Sequence[Edition], announcements: Sequence[Announcement], settings: Settings, clock: Clock
) -> Iterator[Outlook]:
    """Yield the outlook of each channel that has ever been used; *editions* are in order of time."""
    days: dict[str, set[date]] = defaultdict(set)
    for one in announcements:
        days[one.channel.id].add(one.due.date())
    sites = [channel for channel in settings.channels.values() if channel.kind == "site"]
    for edition, day in _paged(editions, clock.today - LATELY) if sites else ():
        for channel in sites:
            if channel.language in {None, edition.lang}:
                days[channel.id].add(day)
    for id_, channel in settings.channels.items():
        if days[id_]:
            yield _outlook(channel, days[id_], clock)


def _paged(editions: Sequence[Edition], since: date) -> Iterator[tuple[Edition, date]]:
    """Yield what has a page, with its day, back to a day: most of a blog lies before it, and is not looked at."""
    for edition in reversed(editions):
        day = edition.publish.date() if edition.publish else None
        if day and day < since:
            return
        if day and edition.stage not in {"parked", "dropped"} and (edition.path or not edition.post):
            yield edition, day


def _outlook(channel: Channel, days: set[date], clock: Clock) -> Outlook:
    today = clock.today
    first = next_slot(channel, clock.now, clock)
    until = max(today + AHEAD, first.date() if first else today)
    slots = tuple(slots_until(channel, clock.now, clock.at(until + timedelta(days=1), MIDNIGHT), clock))
    return Outlook(
        channel=channel,
        until=until,
        planned=sum(today <= day <= until for day in days),
        lately=sum(today - LATELY <= day < today for day in days),
        slots=slots,
        free=tuple(slot for slot in slots if slot.date() not in days and slot.date() not in clock.holidays),
    )
