"""Slots that come again, of series and channels, as rules of RFC 5545 with the moments that are taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from builder.model.moments import Monthly, Ruled, Slot, Weekly
from builder.model.occasions import Rhythm
from builder.model.plan import Announcement, Edition
from builder.model.recurrence import WEEKDAYS, parts_of
from builder.model.settings import Channel, Settings
from builder.plan.clock import Clock
from builder.plan.series import AT_REST, days_for
from builder.plan.slots import slots_until

AHEAD = timedelta(days=370)  # a slot that is taken later still shows as free until then
Days = list[tuple[date, date]]


def rhythms_of(
    editions: Iterable[Edition], announcements: Iterable[Announcement], settings: Settings, clock: Clock
) -> Iterator[Rhythm]:
    """Yield the slots to come of every series and channel: each slot of theirs is a rhythm of its own."""
    by_series: Mapping[str, Days] = defaultdict(list)
    for edition in editions:
        for part_of in edition.entry.part_of if edition.entry and edition.stage not in AT_REST else ():
            by_series[part_of].extend(days_for(edition))
    for series in settings.series.values():
        if series.every:
            beat = Channel(series.id, "site", slots=(series.every,))
            yield from _rhythms(beat, "series", series.title or series.id, by_series[series.id], clock)
    by_channel: Mapping[str, Days] = defaultdict(list)
    for one in announcements:
        day = one.due.astimezone(clock.zone).date()
        by_channel[one.channel.id].append((day, day))
    for channel in settings.channels.values():
        yield from _rhythms(channel, "channel", channel.id, by_channel[channel.id], clock)


def _rhythms(channel: Channel, of: str, title: str, taken: Days, clock: Clock) -> Iterator[Rhythm]:
    now = clock.now.astimezone(clock.zone)
    for number, slot in enumerate(channel.slots, 1):
        beat = replace(channel, slots=(slot,))
        # programs that expand a rule do not agree on one whose first moment is an exception
        free = (one for one in slots_until(beat, now, now + AHEAD, clock) if not _is_taken(one, taken))
        first = next(free, None)
        if first is None:
            continue
        until = max((last for _, last in taken), default=first.date()) + timedelta(days=1)
        end = min(first + AHEAD, datetime.combine(until, first.timetz()))
        busy = tuple(moment for moment in slots_until(beat, first, end, clock) if _is_taken(moment, taken))
        yield Rhythm(of, channel.id, title, number, first, rule_of(slot, clock.zone), busy)


def _is_taken(moment: datetime, taken: Days) -> bool:
    return any(first <= moment.date() <= last for first, last in taken)


def rule_of(slot: Slot, zone: ZoneInfo) -> str:
    """Return a slot as a rule that begins on one of its own days, by the clock of *zone*."""
    match slot:
        case Weekly():
            days = ",".join(WEEKDAYS[day] for day in slot.days)
            return f"FREQ=WEEKLY;INTERVAL={slot.every};BYDAY={days};WKST=MO"
        case Monthly():
            return f"FREQ=MONTHLY;BYDAY={slot.nth}{WEEKDAYS[slot.day]}"
        case Ruled():
            parts = parts_of(slot.rule)
            if "UNTIL" in parts:  # what begins has a time, so the end is told in UTC: RFC 5545, 3.3.10
                last = datetime.strptime(f"{parts['UNTIL']:.8}T235959", "%Y%m%dT%H%M%S").replace(tzinfo=zone)
                parts["UNTIL"] = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
            return ";".join(f"{name}={value}" for name, value in parts.items())
