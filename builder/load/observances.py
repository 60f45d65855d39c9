"""Calendars of others, .ics files that calendar.yaml names, to the days that they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from builder.load.ical import AGAIN, Event, read_events
from builder.load.text import decode
from builder.load.tree import Tree
from builder.model.observances import Observance
from builder.model.problem import Location, Problem
from builder.model.recurrence import cost_of, days_of
from builder.model.settings import Settings

LARGEST = 1000 * 1024  # bytes a file
MOST = 5_000  # days of one file, within the years that the plan speaks of
MOST_LOOKED_AT = 500_000  # days of one file; each takes a microsecond or two
LONGEST = 366  # days that an event is taken to last


def load_observances(
    tree: Tree, settings: Settings, years: Iterable[int]
) -> tuple[tuple[Observance, ...], tuple[Problem, ...]]:
    """Return the days of *years* that the named files speak of, in order; what is wrong in one withholds nothing."""
    found: list[Observance] = []
    problems: list[Problem] = []
    here, spans = ZoneInfo(settings.timezone), tuple(_spans(years))
    for number, path in enumerate(settings.observances):
        if tree.stray(path) or not tree.sees(path):
            continue  # the one is told as a stray, the other as what is left out
        if not tree.has(path):
            at = settings.marks.of("observances", number)
            hint = "write the path as it is seen from calendar.yaml, like team/launches.ics, or add the file"
            if path in settings.sources:
                hint = "download it with `dateline observances fetch`, and add it to the repository"
            problems.append(Problem(at, "missing-include", f"there is no file {path}", hint, about=path))
            continue
        days, told = _read(tree, path, here, spans)
        found += days
        problems += told
    return tuple(sorted(set(found), key=lambda one: (one.first, one.last, one.title, one.source))), tuple(problems)


def _spans(years: Iterable[int]) -> Iterator[tuple[date, date]]:
    """Yield years that follow one another as one span: between 2026 and 2926 nothing is asked for."""
    run: list[int] = []
    for year in [*sorted(years), 0]:
        if run and year != run[-1] + 1:
            yield date(run[0], 1, 1), date(run[-1], 12, 31)
            run = []
        run.append(year)


def _read(
    tree: Tree, path: str, here: ZoneInfo, spans: tuple[tuple[date, date], ...]
) -> tuple[list[Observance], list[Problem]]:
    data = tree.read(path, LARGEST + 1)
    if len(data) > LARGEST:
        message = f"this calendar has more than {LARGEST // 1024} kB"
        return [], [Problem(Location(path), "too-big", message, "export the years that you plan for", about=path)]
    text, broken = decode(path, data, path)
    if broken:
        return [], [broken]
    events, problems = read_events(path, text, here)
    found: list[Observance] = []
    left = MOST_LOOKED_AT
    for event in events:
        left -= sum(cost_of(event.rule, event.first, *span) for span in spans) if event.rule else 1
        if left < 0 or len(found) > MOST:
            message = "the events up to here come again more often than a plan has days"
            problems.append(Problem(Location(path, event.number), "too-big", message, AGAIN, about=path))
            break
        found += _observed(event, spans, path)
    return found, problems


def _observed(event: Event, spans: tuple[tuple[date, date], ...], path: str) -> Iterator[Observance]:
    length = timedelta(days=min((event.last - event.first).days, LONGEST))
    for first, last in spans:
        days = {event.first, *event.more}
        days |= set(days_of(event.rule, event.first, first - length, last)) if event.rule else set()
        for day in days - event.without:
            if day <= last and day + length >= first:
                yield Observance(event.title, day, day + length, path)
