"""A name that nobody has: of a person, a channel, a ladder, a shape, an audience, a question or an entry.

Why: A deadline for nobody is met by nobody, and a channel that is not there carries nothing.

How to mend it: Take the name that is offered, or add the new one to calendar.yaml. `dateline check --fix` takes the
offer.

For example:

    owner: chief
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from builder.checks import rules
from builder.model.entry import Entry
from builder.model.links import ENTRY, Text, entry_of
from builder.model.moments import NextSlot
from builder.model.nearest import did_you_mean, nearest
from builder.model.post import Document
from builder.model.problem import Key, Location, Marks, Problem, Severity, Splice
from builder.model.project import Project
from builder.model.settings import Ladder, Settings

SEVERITY: Severity = "error"

AGAIN = re.compile(r"again-[1-9][0-9]{0,2}")
MANY = 8  # names on a line
REGISTERS = {
    "person": "people",
    "ladder": "announce",
    "campaign or series": "campaigns",
    "channel posted to by hand": "channels",
}
HOMES = {
    "question": "write it down as questions/{name}.yaml",
    "entry": "plan it as calendar/{name}.yaml",
    "rule": "`dateline explain` lists all rules",
    "step": "take a step of the ladder that this piece climbs, or write the words without one",
    "language": "add it to `languages:` under `site:` in calendar.yaml",
}


def check(project: Project) -> Iterator[Problem]:
    yield from _settings(project.settings)
    for entry in project.entries.values():
        yield from _entry(entry, project)
    known = {*project.declared, *(name for entry in project.entries.values() for name in entry.formerly)}
    for document in (*project.posts, *project.pages):
        yield from _links(document, known)


def _links(document: Document, known: Collection[str]) -> Iterator[Problem]:
    """Yield the links to entries that nobody has planned."""
    text = Text(document, "", document.entry or document.path, SEVERITY)
    for written in document.body.facts.links:
        if written.startswith(ENTRY) and entry_of(written) not in known:
            for one in _known("entry", entry_of(written), known, text.at(written), text.about):
                yield replace(one, fix=None)  # the place is that of the link, and not of the name in it


def _settings(settings: Settings) -> Iterator[Problem]:
    marks = settings.marks
    for person in settings.people.values():
        if person.stand_in:
            at = marks.of("people", person.id, "stand_in")
            yield from _known("person", person.stand_in, settings.people, at)
    for rule in settings.severities:
        yield from _known("rule", rule, rules(), marks.key("checks", rule))
    for name, ladder in settings.ladders.items():
        yield from _ladder(ladder, settings, marks, ("announce", name))
    for shape in settings.shapes.values():
        above = ("shapes", shape.id)
        for step in shape.days_before:
            at = marks.of(*above, "days_before", step.stage, "by")
            yield from _known("person", step.by, {"owner", *settings.people}, at)
        yield from _announce(shape.announce, settings, marks, above)


def _announce(
    announce: str | Ladder | None, settings: Settings, marks: Marks, above: tuple[Key, ...]
) -> Iterator[Problem]:
    if isinstance(announce, str):
        yield from _known("ladder", announce, settings.ladders, marks.of(*above, "announce"))
    elif announce:
        yield from _ladder(announce, settings, marks, (*above, "announce"))


def _ladder(ladder: Ladder, settings: Settings, marks: Marks, above: tuple[Key, ...]) -> Iterator[Problem]:
    for rung in ladder:
        for number, channel in enumerate(rung.on):
            yield from _known("channel", channel, settings.channels, marks.of(*above, rung.name, "on", number))
        if isinstance(rung.at, NextSlot):
            yield from _known("channel", rung.at.channel, settings.channels, marks.of(*above, rung.name, "at"))


def _entry(entry: Entry, project: Project) -> Iterator[Problem]:
    settings, marks = project.settings, entry.marks
    registers: tuple[tuple[str, str, tuple[str, ...], Collection[str]], ...] = (
        ("shape", "shape", _one(entry.shape), settings.shapes),
        ("owner", "person", _one(entry.owner), settings.people),
        ("helpers", "person", entry.helpers, settings.people),
        ("audience", "audience", entry.audience, settings.audiences),
        ("answers", "question", entry.answers, project.questions),
        ("pillar", "pillar", _one(entry.pillar), settings.pillars),
        ("part_of", "campaign or series", _one(entry.part_of), (*settings.campaigns, *settings.series)),
        ("leads_to", "entry", entry.leads_to, project.declared),
        ("posts", "channel", tuple(entry.posts), settings.channels),
        ("sent", "channel posted to by hand", tuple(entry.sent), settings.channels),
        ("languages", "language", entry.languages, settings.site.languages),
        ("publish", "language", tuple(lang for lang in entry.publish if lang), settings.site.languages),
        ("except", "rule", tuple(entry.excepts), rules()),
    )
    for key, what, names, known in registers:
        for number, name in enumerate(names):
            at = marks.key(key, name) if key in {"posts", "sent", "publish", "except"} else marks.of(key, number)
            yield from _known(what, name, known, at, entry.id)
    for lang, when in entry.publish.items():
        if isinstance(when, NextSlot):
            yield from _known("channel", when.channel, settings.channels, marks.of("publish", lang), entry.id)
    yield from _about(_announce(entry.announce, settings, marks, ()), entry.id)
    yield from _steps(entry, settings)
    if isinstance(entry.gathers, tuple) and entry.gathers:
        known = {*project.declared, *(post.id for post in project.posts)}
        for number, name in enumerate(entry.gathers):
            yield from _known("entry", name, known, marks.of("gathers", number), entry.id)


def _steps(entry: Entry, settings: Settings) -> Iterator[Problem]:
    """Yield the steps that words are written for and no ladder has: these words would never be said."""
    if not any(name for rungs in (*entry.posts.values(), *entry.sent.values()) for name in rungs):
        return
    shape = settings.shapes.get(entry.shape or "")
    announce = entry.announce if entry.announce is not None else (shape.announce if shape else None)
    if isinstance(announce, str) and announce not in settings.ladders:
        return  # that is told
    ladder = settings.ladders.get(announce, ()) if isinstance(announce, str) else (announce or ())
    known = {rung.name for rung in ladder} | ({"again"} if entry.evergreen else set())
    for key, written in (("posts", entry.posts), ("sent", entry.sent)):
        for channel, rungs in written.items():
            for name in rungs:
                if name and not (entry.evergreen and AGAIN.fullmatch(name)):
                    yield from _known("step", name, known, entry.marks.key(key, channel, name), entry.id)


def _about(problems: Iterator[Problem], about: str) -> Iterator[Problem]:
    for one in problems:
        yield Problem(one.at, one.rule, one.message, one.hint, one.severity, about, one.fix)


def _one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _known(what: str, name: str, names: Collection[str], at: Location, about: str = "") -> Iterator[Problem]:
    # a register that nobody has begun asks for nothing
    if name in names or (not names and what in {"person", "audience", "pillar", "campaign or series"}):
        return
    close = nearest(name, names)
    hint = did_you_mean(close) or _where(what, name, names)
    fix = Splice(at, name, close) if close else None
    # these change nothing of what is published
    severity: Severity = "warning" if what in {"rule", "channel posted to by hand", "step"} else SEVERITY
    yield Problem(at, "unknown-name", f"there is no {what} “{name}”", hint, severity, about, fix)


def _where(what: str, name: str, names: Collection[str]) -> str:
    """Say how to make the name known, and which ones are."""
    if what in HOMES:
        return HOMES[what].format(name=name)
    home = REGISTERS.get(what, f"{what}s")
    some = f", or take one of: {', '.join(sorted(names)[:MANY])}" if names else ""
    return f"add it under `{home}:` in calendar.yaml{some}"
