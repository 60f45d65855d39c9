"""Calendars: one of everything and one a person for the team. The only file that knows icalendar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from icalendar import Calendar, Event, Timezone, vDuration, vUri

from builder.model.artifact import Artifact, Rank, Where
from builder.model.due import Due
from builder.model.occasions import FreeSlot
from builder.model.plan import Edition, Plan, PublicPlan
from builder.model.rendered import Desk
from builder.model.teaser import Teaser
from builder.outputs.words import key, slug
from builder.theme import Theme
from builder.versions import code_digest

HALF_HOUR = timedelta(minutes=30)
NOON_UTC = "T12:00:00+00:00"
EVERYTHING = "all"
# RFC 5545 3.1 knows no control characters; a line end would begin a property of its own; no UTF-8 has surrogates
UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Row:
    """An event: timed when *start* is a moment, all-day and transparent when it is a day, *end* then not included."""

    uid: str
    summary: str
    start: datetime | date
    end: datetime | date
    stamp: datetime
    description: str = ""
    url: str = ""
    cancelled: bool = False
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A calendar under its name, in a timezone."""

    name: str
    description: str
    zone: str
    source: str
    rows: tuple[Row, ...]


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the calendars of the team: all of it, and one a person."""
    plan = desk.rendered.plan
    rows = tuple(_team(plan))
    title = plan.settings.site.title
    view = CalendarView(f"{title}: everything", "Deadlines and publish moments", plan.settings.timezone, "", rows)
    yield _artifact("desk", f"calendars/{EVERYTHING}.ics", view)
    files = files_of(plan.settings.people)
    for person in plan.settings.people.values():
        mine = tuple(_team(plan, person.id))
        view = CalendarView(
            f"{title}: {person.name}", f"What is due by {person.name}", plan.settings.timezone, "", mine
        )
        yield _artifact("desk", files[person.id], view)


def files_of(people: Iterable[str]) -> Mapping[str, str]:
    """Return the file of each person's calendar, by their ids: no two have one, and no order decides."""
    slugs = {person: slug(person) for person in people}
    taken = Counter([EVERYTHING, *slugs.values()])
    # a subscription must not change hands when somebody joins: the id that is its own slug keeps the plain name
    plain = {person for person, name in slugs.items() if name != EVERYTHING and (person == name or taken[name] == 1)}
    names = {person: name if person in plain else f"{name}-{key(person)[:8]}" for person, name in slugs.items()}
    return {person: f"calendars/{name}.ics" for person, name in names.items()}


def coming_soon(plan: PublicPlan) -> Artifact:
    """Return the public calendar of what is to come: titles and weeks, nothing else."""
    site = plan.settings.site
    view = CalendarView(
        name=f"{site.title}: coming soon",
        description=f"What {site.title} is working on",
        zone=plan.settings.timezone,
        source=f"{site.url}coming-soon.ics",
        rows=tuple(_teased(teaser) for teaser in plan.teasers),
    )
    return _artifact("site", "coming-soon.ics", view)


def _artifact(where: Where, path: str, view: CalendarView) -> Artifact:
    return Artifact(where, path, key(view, code_digest()), Rank.LIST, partial(_render, view))


def _team(plan: Plan, person: str = "") -> Iterator[Row]:
    """Yield publish moments and deadlines, of all or of one person."""
    for edition in plan.editions:
        if edition.entry and edition.publish and (not person or edition.entry.owner == person):
            row = _published(edition, plan)
            if row:
                yield row
    for due in plan.dues:
        if not person or due.who == person:
            yield _deadline(due, plan)
    if not person:
        yield from (_free(slot, plan) for slot in plan.free)


def _published(edition: Edition, plan: Plan) -> Row | None:
    entry, publish = edition.entry, edition.publish
    assert entry is not None  # noqa: S101 - the caller looked
    assert publish is not None  # noqa: S101 - likewise
    cancelled = edition.stage == "dropped"
    if edition.stage == "parked" or (cancelled and not _still_told(entry.dropped, plan.now)):
        return None
    return Row(
        uid=_uid(edition.guid, "publish"),
        summary=f"{edition.title} ({edition.stage})",
        start=publish,
        end=publish + HALF_HOUR,
        stamp=publish,
        description=f"{entry.marks.path}",
        url=edition.url if edition.public else "",
        cancelled=cancelled,
        tentative=edition.stage not in {"approved", "out", "dropped"},
    )


def _still_told(dropped: date | None, now: datetime) -> bool:
    """Tell whether a dropped piece stays in calendars, so that subscribers see it go: 30 days."""
    return dropped is not None and now.date() <= dropped + timedelta(days=30)


def _deadline(due: Due, plan: Plan) -> Row:
    entry = plan.project.entries[due.entry]
    done = ", done" if due.met else (", late" if due.late else "")
    who = plan.settings.called(due.who) or "nobody yet"
    return Row(
        uid=_uid(f"tag:{plan.settings.site.namespace}:{entry.identity}", due.stage),
        summary=f"{due.stage.capitalize()} due: {due.title}{done}",
        start=due.day,
        end=due.day + timedelta(days=1),
        stamp=datetime.fromisoformat(due.day.isoformat() + NOON_UTC),
        description=f"By {who}. {entry.marks.path}",
    )


def _free(slot: FreeSlot, plan: Plan) -> Row:
    day = slot.moment.date()
    return Row(
        uid=f"tag:{plan.settings.site.namespace}:series/{slot.series}#{day}",
        summary=f"{slot.title}: nothing planned yet",
        start=day,
        end=day + timedelta(days=1),
        stamp=datetime.fromisoformat(day.isoformat() + NOON_UTC),
        description=f"A slot of the series {slot.series} that is free",
        tentative=True,
    )


def _teased(teaser: Teaser) -> Row:
    return Row(
        uid=f"{key(teaser.guid, 'teaser')}@dateline",  # the id of what is private is private
        summary=teaser.title,
        start=teaser.first,
        end=teaser.last + timedelta(days=1),
        stamp=datetime.fromisoformat(teaser.first.isoformat() + NOON_UTC),
        tentative=True,
    )


def _uid(guid: str, what: str) -> str:
    return f"{guid}#{what}"


def _render(view: CalendarView) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _line(view.name))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _line(view.description))
    calendar.add("x-wr-timezone", view.zone)
    # RFC 7986: both need their VALUE written out, or strict readers refuse them
    calendar.add("refresh-interval", vDuration(timedelta(hours=12)), parameters={"VALUE": "DURATION"})
    if view.source:
        calendar.add("source", vUri(_uri(view.source)), parameters={"VALUE": "URI"})
    for zone in _zones(view.rows):
        calendar.add_component(zone)
    for row in view.rows:
        calendar.add_component(_event(row))
    return bytes(calendar.to_ical())


def _zones(rows: Iterable[Row]) -> Iterator[Timezone]:
    """Yield the VTIMEZONE of every zone that a timed event names."""
    moments = [row.start for row in rows if isinstance(row.start, datetime)]
    zones = {str(moment.tzinfo): moment.tzinfo for moment in moments if moment.tzinfo and str(moment.tzinfo) != "UTC"}
    if not zones:
        return
    first, last = min(moments).date(), max(moments).date()
    for _, zone in sorted(zones.items()):
        yield Timezone.from_tzinfo(zone, first_date=first - timedelta(days=366), last_date=last + timedelta(days=366))


def _event(row: Row) -> Event:
    event = Event()
    event.add("uid", _line(row.uid))
    event.add("dtstamp", row.stamp)  # not now(): the same plan gives the same bytes
    event.add("dtstart", row.start)
    event.add("dtend", row.end)
    event.add("summary", _line(row.summary))
    if row.description:
        event.add("description", _line(row.description))
    if row.url:
        event.add("url", _uri(row.url))
    if row.cancelled or row.tentative:
        event.add("status", "CANCELLED" if row.cancelled else "TENTATIVE")
    if not isinstance(row.start, datetime):
        event.add("transp", "TRANSPARENT")
    return event


def _line(text: str) -> str:
    """Return *text* as one line that a calendar can hold."""
    return UNSPEAKABLE.sub(" ", text).strip()


def _uri(text: str) -> str:
    return UNSPEAKABLE.sub("", text)
