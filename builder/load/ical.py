"""The events of an iCalendar file: their days, and the rules by which they come again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from builder.load.grammars.days import YEARS
from builder.load.grammars.zone import zone
from builder.load.icallines import Line, WrongLineError, blocks, line_of
from builder.load.text import one_line
from builder.model.problem import Location, Problem
from builder.model.recurrence import parts_of

RULE = "calendar-unreadable"
WHEN = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
LENGTH = re.compile(
    r"\+?P(?:([0-9]{1,3})W)?(?:([0-9]{1,3})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:[0-9]{1,6}S)?)?"
)
ESCAPED = re.compile(r"\\([\\;,nN])")
MOST = 20  # mistakes of one file that are told; after so many nobody reads on
AGAIN = "export the calendar again; until then this event is left out"


@dataclass(slots=True)
class Event:
    """An event: all days that it takes, and the rule by which it comes again."""

    title: str
    first: date
    last: date
    rule: dict[str, str] = field(default_factory=dict)
    more: tuple[date, ...] = ()
    without: frozenset[date] = frozenset()
    number: int = 1
    uid: str = ""
    instead: date | None = None  # the day of the series of its name that it has moved from


def read_events(path: str, text: str, here: ZoneInfo) -> tuple[list[Event], list[Problem]]:
    """Return the events of *text* by the days of the zone *here*, and what is wrong; an event in error is left out."""
    if not re.match(r"\s*BEGIN:VCALENDAR\b", text, re.IGNORECASE):
        message = "this is no calendar: it does not begin with BEGIN:VCALENDAR"
        return [], [Problem(Location(path), RULE, message, "export it as iCalendar (.ics)", about=path)]
    events: list[Event] = []
    problems: list[Problem] = []
    for block in blocks(text):
        try:
            if event := _event(block, here):
                events.append(event)
        except WrongLineError as wrong:
            problems.append(Problem(Location(path, wrong.number), RULE, str(wrong), AGAIN, about=path))
            if len(problems) == MOST:
                break
    moved = {(event.uid, event.instead) for event in events if event.instead}
    for event in events:
        if event.rule:
            event.without |= {day for uid, day in moved if uid == event.uid and day}
    return events, problems


def _event(block: list[tuple[int, str]], here: ZoneInfo) -> Event | None:
    (begin, _), *rest = block
    if rest and rest[-1][1] == "END":
        raise WrongLineError(begin, "this event has no end: there is no END:VEVENT below it")
    lines = [line for line in (line_of(number, written) for number, written in rest) if line]
    one = {line.name: line for line in lines}
    if one.get("STATUS", Line(0, "", "", "")).value.strip().upper() == "CANCELLED":
        return None
    if "DTSTART" not in one:
        raise WrongLineError(begin, "this event does not say when it begins: it has no DTSTART")
    start = _when(one["DTSTART"], here)
    first = start.date() if isinstance(start, datetime) else start
    title = one_line(ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], _value(one, "SUMMARY")))
    event = Event(title or "(without a title)", first, max(first, _last(one, start, here)), number=begin)
    event.more = tuple(day for line in lines if line.name == "RDATE" for day in _days(line, here))
    event.without = frozenset(day for line in lines if line.name == "EXDATE" for day in _days(line, here))
    event.uid = _value(one, "UID")
    if "RECURRENCE-ID" in one:
        event.instead = next(_days(one["RECURRENCE-ID"], here))
    elif "RRULE" in one:
        event.rule = _rule(one["RRULE"])
    return event


def _value(lines: dict[str, Line], name: str) -> str:
    return lines[name].value if name in lines else ""


def _rule(line: Line) -> dict[str, str]:
    try:
        return parts_of(line.value)
    except ValueError as error:
        message = f"the rule by which this event comes again is not understood: {error}"
        raise WrongLineError(line.number, message) from None


def _days(line: Line, here: ZoneInfo) -> Iterator[date]:
    for value in line.value.split(","):
        when = _when(Line(line.number, line.name, line.params, value.partition("/")[0]), here)
        yield when.date() if isinstance(when, datetime) else when


def _last(lines: dict[str, Line], start: date, here: ZoneInfo) -> date:
    """Return the last day of an event: its end is not included, RFC 5545, 3.6.1."""
    end = start
    if "DTEND" in lines:
        end = _when(lines["DTEND"], here)
    elif "DURATION" in lines:
        length = LENGTH.fullmatch(lines["DURATION"].value.strip())
        if not length:
            raise WrongLineError(lines["DURATION"].number, "this says no length of time; one is like PT1H or P1D")
        weeks, days, hours, minutes = (int(part or 0) for part in length.groups())
        end = start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    if isinstance(end, datetime):
        return (end - timedelta(seconds=1)).date() if isinstance(start, datetime) and end > start else end.date()
    return end - timedelta(days=1) if end > (start.date() if isinstance(start, datetime) else start) else end


def _when(line: Line, here: ZoneInfo) -> date:
    """Return a day, or a moment as the clocks *here* show it."""
    match = WHEN.fullmatch(line.value.strip())
    try:
        if not match or int(match[1]) not in YEARS:
            raise ValueError  # noqa: TRY301 - one message for both
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day
        clock = datetime(day.year, day.month, day.day, int(match[4]), int(match[5]), min(int(match[6]), 59))  # noqa: DTZ001 - its zone is looked for below
    except ValueError:
        said = line.value.strip()[:40]
        raise WrongLineError(
            line.number, f"“{said}” is no day; one is like 20261201, with a time 20261201T093000"
        ) from None
    there = UTC if match[7] else zone(line.param("TZID").strip("/"))  # of a zone that nobody knows the day is right
    return clock.replace(tzinfo=there or here).astimezone(here)
