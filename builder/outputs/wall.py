"""What hangs on the wall: of each day of a month what is due, goes out, is posted, live or free."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from builder.model.days import MONTHS
from builder.model.moments import Span
from builder.model.months import Cell, Month, Note
from builder.model.plan import Plan

AT_REST = {"parked", "dropped"}
WEEK = dt.timedelta(days=7)
Notes = dict[dt.date, list[Note]]


def month_of(plan: Plan, first: dt.date, person: str = "") -> Month:
    """Return the month that begins with *first*; of a *person*, what they own or have to do."""
    begin = first - dt.timedelta(days=first.weekday())
    following = (first + dt.timedelta(days=31)).replace(day=1)
    end = following + dt.timedelta(days=-following.weekday() % 7)
    notes = _notes(plan, begin, end, person)
    weeks = []
    while begin < end:
        days = (begin + dt.timedelta(days=number) for number in range(7))
        weeks.append(tuple(_cell(day, first, plan, notes) for day in days))
        begin += WEEK
    return Month(first, f"{MONTHS[first.month - 1]} {first.year}", tuple(weeks))


def months_of(plan: Plan) -> tuple[dt.date, ...]:
    """Return the first days of the months that the plan speaks of, this one among them, a year ahead at most."""
    first = plan.today.replace(day=1)
    last = first + dt.timedelta(days=366)
    days = [due.day for due in plan.dues]
    days += [one.publish.date() for one in plan.editions if one.publish and one.entry]
    days += [one.vague.first for one in plan.editions if isinstance(one.vague, Span)]
    found = {day.replace(day=1) for day in days if first <= day < last}
    return tuple(sorted({first, *found}))


def _cell(day: dt.date, first: dt.date, plan: Plan, notes: Notes) -> Cell:
    inside = (day.year, day.month) == (first.year, first.month)
    order = {"day": 0, "live": 1, "out": 1, "post": 1, "due": 2, "free": 3}
    found = sorted(notes.get(day, ()), key=lambda one: (order[one.kind], one.time, one.text))
    return Cell(day, inside, day == plan.today, tuple(found))


def _notes(plan: Plan, begin: dt.date, end: dt.date, person: str) -> Notes:
    found: Notes = defaultdict(list)
    for day, note in (*_days(plan, begin, end, person), *_moments(plan, person), *_dues(plan, person)):
        if begin <= day < end:
            found[day].append(note)
    return found


def _days(plan: Plan, begin: dt.date, end: dt.date, person: str) -> Iterator[tuple[dt.date, Note]]:
    """Yield what kind of a day it is: a holiday, what calendars of others say, who is away; and slots that are free."""
    for on, name in plan.project.holidays.items():
        yield on, Note("day", "", name)
    for one in plan.project.observances:
        for number in range(
            max(0, (begin - one.first).days), min((one.last - one.first).days, (end - one.first).days) + 1
        ):
            yield one.first + dt.timedelta(days=number), Note("day", "", one.title)
    for who in plan.settings.people.values():
        for day in _between(begin, end):
            if person in {"", who.id} and plan.project.rota.absence(who.id, day):
                yield day, Note("day", "", f"{who.name} is away")
    for slot in plan.free if not person else ():
        yield slot.moment.date(), Note("free", f"{slot.moment:%H:%M}", slot.title)


def _moments(plan: Plan, person: str) -> Iterator[tuple[dt.date, Note]]:
    zone = ZoneInfo(plan.settings.timezone)
    for one in plan.editions:
        if one.entry is None or one.stage in AT_REST or (person and one.entry.owner != person):
            continue
        for kind, moment in (("out", one.publish), ("live", one.live.starts if one.live else None)):
            if moment:
                local = moment.astimezone(zone)
                yield local.date(), Note(kind, f"{local:%H:%M}", one.title, one.stage)  # type: ignore[arg-type] # two of them
    launched = {(one.edition.key, one.edition.publish) for one in plan.announcements}
    for post in plan.announcements:
        owner = post.edition.entry.owner if post.edition.entry else None
        if (post.edition.key, post.due) not in launched and (not person or owner == person):
            local = post.due.astimezone(zone)
            yield (
                local.date(),
                Note("post", f"{local:%H:%M}", f"{post.edition.title}: {post.rung.name} on {post.channel.id}"),
            )


def _dues(plan: Plan, person: str) -> Iterator[tuple[dt.date, Note]]:
    for due in plan.dues:
        if not person or due.who == person:
            yield (
                due.day,
                Note("due", "", f"{due.stage}: {due.title}", "done" if due.met else "late" if due.late else ""),
            )


def _between(begin: dt.date, end: dt.date) -> Iterator[dt.date]:
    return (begin + dt.timedelta(days=number) for number in range((end - begin).days))
