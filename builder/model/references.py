"""What one part of a plan calls by its name in another: a person, a channel, an entry, and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from builder.model.entry import Entry
from builder.model.moments import NextSlot
from builder.model.problem import Key, Location, Marks
from builder.model.project import Project
from builder.model.settings import Ladder, Settings

AGAIN = re.compile(r"again-[1-9][0-9]{0,2}")  # the steps that `evergreen:` makes


@dataclass(frozen=True, slots=True)
class Reference:
    """A *name* of *what*, which should be one of *known*; a wrong one withholds *about*."""

    what: str
    name: str
    known: Collection[str]
    at: Location
    about: str = ""


def references(project: Project, rules: Collection[str]) -> Iterator[Reference]:
    """Yield every name in calendar.yaml, in entries and in the files beside them."""
    yield from _settings(project.settings, rules)
    planned = {*project.declared, *(name for entry in project.entries.values() for name in entry.formerly)}
    for entry in project.entries.values():
        yield from _entry(entry, project, planned, rules)
    yield from _beside(project, planned)


def _settings(settings: Settings, rules: Collection[str]) -> Iterator[Reference]:
    marks, people = settings.marks, settings.people
    for person in people.values():
        yield from _names("person", _one(person.stand_in), people, marks, ("people", person.id, "stand_in"))
        yield from _names("team", _one(person.team), settings.teams, marks, ("people", person.id, "team"))
    for audience in settings.audiences.values():
        above: tuple[Key, ...] = ("audiences", audience.id)
        yield from _names("channel", audience.where, settings.channels, marks, (*above, "where"))
        yield from _names("voice", audience.trust, settings.voices, marks, (*above, "trust"))
    if isinstance(settings.approval, tuple):
        yield from _names("person", settings.approval, people, marks, ("approval",))
    for rule in settings.severities:
        yield Reference("rule", rule, rules, marks.key("checks", rule))
    for name, ladder in settings.ladders.items():
        yield from _ladder(ladder, settings, marks, ("announce", name))
    for shape in settings.shapes.values():
        above = ("shapes", shape.id)
        for step in shape.days_before:
            at = marks.of(*above, "days_before", step.stage, "by")
            yield Reference("person", step.by, {"owner", *people}, at)
        yield from _names("person", shape.approval or (), people, marks, (*above, "approval"))
        yield from _announce(shape.announce, settings, marks, above)


def _announce(
    announce: str | Ladder | None, settings: Settings, marks: Marks, above: tuple[Key, ...], about: str = ""
) -> Iterator[Reference]:
    if isinstance(announce, str):
        yield Reference("ladder", announce, settings.ladders, marks.of(*above, "announce"), about)
    elif announce:
        yield from _ladder(announce, settings, marks, (*above, "announce"), about)


def _ladder(
    ladder: Ladder, settings: Settings, marks: Marks, above: tuple[Key, ...], about: str = ""
) -> Iterator[Reference]:
    for rung in ladder:
        yield from _names("channel", rung.on, settings.channels, marks, (*above, rung.name, "on"), about)
        if isinstance(rung.at, NextSlot):
            at = marks.of(*above, rung.name, "at")
            yield Reference("channel", rung.at.channel, settings.channels, at, about)


def _entry(entry: Entry, project: Project, planned: Collection[str], rules: Collection[str]) -> Iterator[Reference]:
    settings, marks = project.settings, entry.marks
    registers: tuple[tuple[str, str, tuple[str, ...], Collection[str]], ...] = (
        ("shape", "shape", _one(entry.shape), settings.shapes),
        ("owner", "person", _one(entry.owner), settings.people),
        ("helpers", "person", entry.helpers, settings.people),
        ("approved", "person", tuple(entry.approved), settings.people),
        ("audience", "audience", entry.audience, settings.audiences),
        ("answers", "question", entry.answers, project.questions),
        ("pillar", "pillar", _one(entry.pillar), settings.pillars),
        ("part_of", "campaign or series", entry.part_of, (*settings.campaigns, *settings.series)),
        ("leads_to", "entry", entry.leads_to, planned),
        ("posts", "channel", tuple(entry.posts), settings.channels),
        ("sent", "channel posted to by hand", tuple(entry.sent), settings.channels),
        ("languages", "language", entry.languages, settings.site.languages),
        ("publish", "language", tuple(lang for lang in entry.publish if lang), settings.site.languages),
        ("except", "rule", tuple(entry.excepts), rules),
    )
    for key, what, names, known in registers:
        yield from _names(what, names, known, marks, (key,), entry.id)
    for lang, when in entry.publish.items():
        if isinstance(when, NextSlot):
            yield Reference("channel", when.channel, settings.channels, marks.of("publish", lang), entry.id)
    if entry.sponsor:
        at = marks.of("sponsor", "disclosure")
        yield Reference("disclosure", entry.sponsor.disclosure, project.protocol.disclosures, at, entry.id)
    yield from _announce(entry.announce, settings, marks, (), entry.id)
    yield from _steps(entry, settings)
    if isinstance(entry.gathers, tuple) and entry.gathers:
        pieces = {*planned, *(post.id for post in project.posts)}
        yield from _names("entry", entry.gathers, pieces, marks, ("gathers",), entry.id)


def _steps(entry: Entry, settings: Settings) -> Iterator[Reference]:
    """Yield the steps of its ladder that a piece has words of its own for."""
    shape = settings.shapes.get(entry.shape or "")
    announce = entry.announce if entry.announce is not None else (shape.announce if shape else None)
    ladder = settings.ladders.get(announce, ()) if isinstance(announce, str) else (announce or ())
    known = [*(rung.name for rung in ladder), *(["again"] if entry.evergreen else [])]
    for key, written in (("posts", entry.posts), ("sent", entry.sent)):
        for channel, rungs in written.items():
            for rung in rungs:
                if rung and not (entry.evergreen and AGAIN.fullmatch(rung)):
                    yield Reference("step", rung, known, entry.marks.key(key, channel, rung), entry.id)


def _beside(project: Project, planned: Collection[str]) -> Iterator[Reference]:
    """Yield the names in questions/, in voice.yaml, in hold.yaml and in results/."""
    settings, protocol = project.settings, project.protocol
    for question in project.questions.values():
        marks = question.marks
        yield from _names("audience", question.audience, settings.audiences, marks, ("audience",), marks.path)
    marks = protocol.marks
    for one in protocol.answering:
        yield Reference("person", one.who, (*settings.people, *settings.teams), one.at, marks.path)
    for lang in protocol.languages:
        yield Reference("language", lang, settings.site.languages, marks.key("languages", lang), marks.path)
    for channel in protocol.channels:
        yield Reference("channel", channel, settings.channels, marks.key("channels", channel), marks.path)
    if not (project.hold or project.results):
        return
    pieces = {*planned, *(post.id for post in project.posts)}
    if project.hold:
        yield from _names("entry", project.hold.excepts, pieces, project.hold.marks, ("except",), "hold.yaml")
    yield from _results(project, pieces)


def _results(project: Project, pieces: Collection[str]) -> Iterator[Reference]:
    """Yield the names in tables, each once a file: a wrong one may stand in hundreds of rows."""
    settings = project.settings
    ladders = (*settings.ladders.values(), *(one.announce for one in settings.shapes.values()))
    own = (entry.announce for entry in project.entries.values())
    rungs = {rung.name for ladder in (*ladders, *own) if isinstance(ladder, tuple) for rung in ladder}
    seen: set[tuple[str, str, str]] = set()
    for row in project.results:
        for what, name, known in (
            ("entry", row.entry, pieces),
            ("channel", row.channel, settings.channels),
            ("step", row.rung, rungs),
        ):
            if (
                name
                and name not in known
                and not (what == "step" and AGAIN.fullmatch(name))
                and (row.at.path, what, name) not in seen
            ):
                seen.add((row.at.path, what, name))
                yield Reference(what, name, known, row.at, row.at.path)


def _names(  # noqa: PLR0913, PLR0917 - what is called by its name, and the place of each
    what: str,
    names: tuple[str, ...],
    known: Collection[str],
    marks: Marks,
    above: tuple[Key, ...],
    about: str = "",
) -> Iterator[Reference]:
    for number, name in enumerate(names):
        at = marks.key(*above, name) if (*above, name) in marks.keys else marks.of(*above, number)
        yield Reference(what, name, known, at, about)


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()
