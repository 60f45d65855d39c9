"""When a plan reads differently: between two turns of the clock nothing of it depends on the hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from builder.model.entry import Entry
from builder.model.plan import Edition, Plan
from builder.model.settings import Channel, Settings
from builder.plan.clock import Clock
from builder.plan.slots import slots_until


@dataclass(frozen=True, slots=True)
class Between:
    """From the second *since* on, counted from 1970, until just before *until*, in the plan's timezone."""

    since: int
    until: int

    def covers(self, now: datetime) -> bool:
        return self.since <= now.timestamp() < self.until


def between(plan: Plan) -> Between:
    """Return the time around the plan's hour in which nothing turns: a midnight, or a moment of its own.

    Each moment turns twice, since some say `now >= moment` and others `now > moment`.
    """
    now = int(plan.now.timestamp())
    turns = {turn + late for moment in turns_of(plan) for turn in (int(moment.timestamp() // 1),) for late in (0, 1)}
    return Between(max(turn for turn in turns if turn <= now), min(turn for turn in turns if turn > now))


def turns_of(plan: Plan) -> Iterator[datetime]:
    """Yield every moment that anything is compared with: all that a stage, a deadline or a check may look at."""
    clock = Clock.of(plan.settings, plan.now)
    for zone in (clock.zone, UTC, plan.now.tzinfo or UTC):
        yield from _midnights(plan.now.astimezone(zone).date(), zone)
    yield from _slots(plan.settings, clock)
    for edition in plan.editions:
        yield from _of_edition(edition, clock)
    for one in plan.announcements:
        yield from (one.due, one.meant)
    for entry in plan.project.entries.values():
        yield from _of_entry(entry, clock)
    for document in plan.project.pages:
        yield from (moment for text in (document.date, document.expires) if (moment := clock.iso(text)))
    if hold := plan.project.hold:
        yield from (clock.exact(moment) for moment in (hold.since, hold.until) if moment)


def _midnights(today: date, zone: tzinfo) -> Iterator[datetime]:
    return (datetime.combine(today + timedelta(days=days), time(0), zone) for days in (0, 1))


def _slots(settings: Settings, clock: Clock) -> Iterator[datetime]:
    """Yield the slots of today, of channels and of series: which one is the next turns with them."""
    rhythms = (Channel(one.id, "site", slots=(one.every,)) for one in settings.series.values() if one.every)
    first, last = _midnights(clock.now.astimezone(clock.zone).date(), clock.zone)
    for channel in (*settings.channels.values(), *rhythms):
        yield from slots_until(channel, first, last, clock)


def _of_edition(edition: Edition, clock: Clock) -> Iterator[datetime]:
    expires = clock.iso(edition.post.expires) if edition.post and edition.post.expires else None
    yield from (moment for moment in (edition.publish, edition.released, edition.updated, expires) if moment)


def _of_entry(entry: Entry, clock: Clock) -> Iterator[datetime]:
    moments = (entry.embargo, entry.expires, entry.starts, entry.ends, *entry.due.values())
    yield from (clock.exact(moment) for moment in moments if moment)
