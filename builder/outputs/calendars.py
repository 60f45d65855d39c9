"""Calendars to their bytes. The only file that knows icalendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from zoneinfo import ZoneInfo

from icalendar import (
    Alarm,
    Calendar,
    Component,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    Todo,
    vDuration,
    vRecur,
    vText,
    vUri,
)

from builder.model.artifact import Artifact, Rank, Where
from builder.model.calendars import CalendarView, Row, Task
from builder.outputs.words import key
from builder.outputs.zones import changes
from builder.versions import code_digest

LONG = 74  # octets, and a space or an end
ESCAPES = b"\\^"
EMPTY = (2020, 2035)  # years of the zone of a calendar in which nothing stands
LASTING = 10  # years for which what comes again without an end is given the changes of its clock, if no rule tells more
# RFC 5545 3.1 knows no control characters; a line end would begin a property of its own; no UTF-8 has surrogates
UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def calendar_at(where: Where, path: str, view: CalendarView) -> Artifact:
    """Return the file of a calendar."""
    return Artifact(where, path, key(view, code_digest()), Rank.LIST, partial(written, view))


def written(view: CalendarView) -> bytes:
    """Return a calendar as RFC 5545 and RFC 7986 have it, and for those who read only that, as `X-WR-` names."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dateline//Dateline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _line(view.name))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _line(view.description))
    calendar.add("x-wr-timezone", view.zone)
    calendar.add("color", view.colour)
    # RFC 7986: both need their VALUE written out, or strict readers refuse them
    calendar.add("refresh-interval", vDuration(timedelta(hours=12)), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    if view.source:
        calendar.add("source", vUri(_uri(view.source)), parameters={"VALUE": "URI"})
    zones = [*_zones(view.rows)]
    if not (zones or view.rows or view.tasks):  # RFC 5545, 3.6: there is at least one component
        zones = [_zone(ZoneInfo(view.zone), *EMPTY)]
    for zone in zones:
        calendar.add_component(zone)
    for row in view.rows:
        calendar.add_component(_event(row))
    for task in view.tasks:
        calendar.add_component(_task(task))
    return b"".join(_folded(line) for line in calendar.content_lines() if line)


def _folded(line: str) -> bytes:
    """Return a line as icalendar folds it, which looks at each letter: 75 octets, no letter and no escape parted."""
    data = line.encode()
    parts, start = [], 0
    while len(data) - start > LONG:
        end = start + LONG
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a letter of UTF-8 goes on
            end -= 1
        end -= data[end - 1] in ESCAPES
        parts.append(data[start:end])
        start = end
    return b"\r\n ".join((*parts, data[start:])) + b"\r\n"


def _zones(rows: Iterable[Row]) -> Iterator[Timezone]:
    """Yield the VTIMEZONE of every zone that a timed event names, for all the years that they speak of."""
    years: dict[tzinfo, set[int]] = {}
    for row in rows:
        start = _start(row.start)
        if isinstance(start, datetime) and start.tzinfo and str(start.tzinfo) != "UTC":
            known = years.setdefault(start.tzinfo, set())
            known |= {start.year, *(one.year for one in row.without)} | ({start.year + LASTING} if row.rule else set())
    for zone, known in sorted(years.items(), key=lambda item: str(item[0])):
        # of decades, so that a new event seldom changes it
        yield _zone(zone, max(min(known) // 10 * 10 - 1, 1), min(max(known) // 10 * 10 + 15, 9998))


def _zone(zone: tzinfo, first: int, last: int) -> Timezone:
    found = Timezone()
    found.add("tzid", str(zone))
    for change in changes(zone, first, last):
        part: Component = TimezoneDaylight() if change.summer else TimezoneStandard()
        part.add("dtstart", change.start)
        part.add("tzoffsetfrom", change.before)
        part.add("tzoffsetto", change.after)
        part.add("tzname", change.name)
        if change.rule:
            part.add("rrule", vRecur.from_ical(change.rule))
        found.add_component(part)
    return found


def _start(moment: datetime | date) -> datetime | date:
    """Return a moment as a calendar can say it: in an hour that a clock change repeats, the second one only as UTC."""
    if isinstance(moment, datetime) and moment.fold and moment.utcoffset() != moment.replace(fold=0).utcoffset():
        return moment.astimezone(UTC)
    return moment


def _event(row: Row) -> Event:
    event = Event()
    _common(event, row)
    event.add("dtstart", _start(row.start))
    event.add("dtend", _start(row.end))
    if row.rule:
        event.add("rrule", vRecur.from_ical(row.rule))
        for moment in row.without:
            event.add("exdate", _start(moment))
    if row.standing:
        event["status"] = vText(row.standing)
    if not isinstance(row.start, datetime):
        event["transp"] = vText("TRANSPARENT")
    if row.join:
        # RFC 7986: a URI, of what kind, and words for those who cannot tell
        told = {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Join"}
        event.add("conference", vUri(_uri(row.join)), parameters=told)
    for before in row.alarms:
        event.add_component(_alarm(before, row.summary))
    return event


def _task(task: Task) -> Todo:
    todo = Todo()
    _common(todo, task)
    todo.add("due", task.due)
    todo.add("status", task.progress)
    todo.add("percent-complete", task.percent)
    return todo


def _common(component: Event | Todo, row: Row | Task) -> None:
    component["uid"] = vText(_line(row.uid))
    component.add("dtstamp", row.stamp.astimezone(UTC))  # not now(): the same plan gives the same bytes
    if row.modified:
        component.add("last-modified", row.modified.astimezone(UTC))
    component["summary"] = vText(_line(row.summary))
    if row.description:
        component["description"] = vText("\n".join(map(_line, row.description.split("\n"))))
    if row.url:
        component["url"] = vUri(_uri(row.url))
    if row.categories:
        component.add("categories", [_line(one) for one in row.categories])


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(words))
    alarm.add("trigger", -before)
    return alarm


def _line(text: str) -> str:
    """Return *text* as one line that a calendar can hold."""
    return UNSPEAKABLE.sub(" ", text).strip()


def _uri(text: str) -> str:
    return UNSPEAKABLE.sub("", text)
