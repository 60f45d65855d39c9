"""What falls on a holiday, and when else it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from builder.model.due import Due
from builder.model.entry import Entry
from builder.model.outlook import Clash
from builder.model.plan import SOON, Announcement, Edition
from builder.model.problem import Location
from builder.model.project import Project
from builder.model.settings import Channel
from builder.plan.clock import MIDNIGHT, Clock
from builder.plan.ladders import ladder_for
from builder.plan.slots import slots_until

SETTLED = {"out", "expired", "parked", "dropped"}
TRIES = 30  # slots that are looked at for one on a working day
FAR = timedelta(days=370)


def clashes_of(
    editions: Sequence[Edition],
    announcements: Sequence[Announcement],
    dues: Sequence[Due],
    project: Project,
    clock: Clock,
) -> Iterator[Clash]:
    """Yield what is still to come on a holiday, once for each entry and day."""
    if not project.holidays:
        return
    told: set[tuple[str, date]] = set()
    for clash in _clashes(editions, announcements, dues, project, clock):
        if (clash.entry.id, clash.day) not in told:
            told.add((clash.entry.id, clash.day))
            yield clash


def _clashes(
    editions: Sequence[Edition],
    announcements: Sequence[Announcement],
    dues: Sequence[Due],
    project: Project,
    clock: Clock,
) -> Iterator[Clash]:
    holidays, today = project.holidays, clock.today
    for edition in editions:
        entry, publish = edition.entry, edition.publish
        if entry and publish and edition.stage not in SETTLED and _ahead(publish.date(), holidays, today):
            rung = next(iter(ladder_for(entry, project.settings)), None)
            channel = next((project.settings.channels.get(name) for name in rung.on), None) if rung else None
            when, at = _working(channel, publish, clock), entry.marks.of("publish", edition.lang)
            yield Clash(entry, f"“{edition.title}” goes out", publish.date(), holidays[publish.date()], when, at)
    for one in announcements:
        entry, day = one.edition.entry, one.due.date()
        if entry and not one.sent and day <= today + SOON and _ahead(day, holidays, today):
            what = f"“{one.rung.name}” of “{one.edition.title}” goes out on {one.channel.id}"
            at = _written(one, entry)
            yield Clash(entry, what, day, holidays[day], _working(one.channel, one.due, clock), at)
    for due in dues:
        if not due.met and _ahead(due.day, holidays, today):
            entry = project.entries[due.entry]
            what, before = f"the {due.stage} of “{due.title}” is due", clock.workday(due.day, -1)
            yield Clash(entry, what, due.day, holidays[due.day], before, entry.marks.of("due", due.stage))


def _written(one: Announcement, entry: Entry) -> Location:
    """Return where an entry says when it is announced: by its rhythm, a ladder of its own, or publish alone."""
    if one.reshared:
        return entry.marks.of("evergreen")
    return entry.marks.of("announce", one.rung.name) if entry.announce else entry.marks.of("publish")


def _ahead(day: date, holidays: Mapping[date, str], today: date) -> bool:
    return day in holidays and day >= today


def _working(channel: Channel | None, moment: datetime, clock: Clock) -> datetime:
    """Return the next slot of *channel* on a working day, or the same time of the next working day."""
    after = clock.at(moment.date() + timedelta(days=1), MIDNIGHT)
    slots = slots_until(channel, after, after + FAR, clock) if channel else iter(())
    free = next((slot for slot in islice(slots, TRIES) if clock.works(slot.date())), None)
    return free or clock.at(clock.workday(moment.date(), 1), moment.timetz().replace(tzinfo=None))
