"""Hours that a clock change skips or repeats, wherever a moment of the plan is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from builder.model.entry import Entry
from builder.model.moments import Moment
from builder.model.occasions import OddHour
from builder.model.problem import Key, Location, Marks
from builder.model.project import Project
from builder.model.said import said
from builder.model.settings import Ladder
from builder.plan.clock import Clock

Written = Iterator[tuple[Location, str, Moment]]


def odd_hours(project: Project, clock: Clock) -> Iterator[OddHour]:
    """Yield each moment that the wall clock of its place never shows, or shows twice."""
    for at, about, moment in _written(project):
        if moment.time is None:
            continue
        name = moment.zone or project.settings.timezone
        wall = datetime.combine(moment.day, moment.time, ZoneInfo(name))
        before, after = wall.utcoffset(), wall.replace(fold=1).utcoffset()
        if before is None or after is None or before == after:
            continue
        # PEP 495: in a gap the earlier offset is the smaller one, in what is repeated the larger
        taken = clock.exact(moment).astimezone(ZoneInfo(name))
        yield OddHour(at, about, said(wall), name, taken, twice=before > after)


def _written(project: Project) -> Written:
    settings = project.settings
    if hold := project.hold:
        yield from ((Location("hold.yaml"), "", moment) for moment in (hold.since, hold.until) if moment)
    for name, ladder in settings.ladders.items():
        yield from _in_ladder(ladder, settings.marks, ("announce", name), "")
    for shape in settings.shapes.values():
        if isinstance(shape.announce, tuple):
            yield from _in_ladder(shape.announce, settings.marks, ("shapes", shape.id, "announce"), "")
    for entry in project.entries.values():
        yield from _in_entry(entry)


def _in_entry(entry: Entry) -> Written:
    marks = entry.marks
    for lang, when in entry.publish.items():
        if isinstance(when, Moment):
            yield marks.of("publish", lang), entry.id, when
    others: Mapping[str, Moment | None] = {
        "embargo": entry.embargo,
        "expires": entry.expires,
        "starts": entry.starts,
        "ends": entry.ends,
    }
    yield from ((marks.of(key), entry.id, moment) for key, moment in others.items() if moment)
    yield from ((marks.of("due", stage), entry.id, moment) for stage, moment in entry.due.items())
    if isinstance(entry.announce, tuple):
        yield from _in_ladder(entry.announce, marks, ("announce",), entry.id)


def _in_ladder(ladder: Ladder, marks: Marks, above: tuple[Key, ...], about: str) -> Written:
    yield from ((marks.of(*above, rung.name, "at"), about, rung.at) for rung in ladder if isinstance(rung.at, Moment))
