"""A name that nobody has: of a person, a channel, a ladder or its step, a shape, an audience, a question, an entry.

Why: A deadline for nobody is met by nobody, and a channel that is not there carries nothing.

How to mend it: Take the name that is offered, or add the new one to calendar.yaml. `dateline check --fix` takes the
offer. Names in voice.yaml, hold.yaml, questions/ and results/ are looked up likewise.

For example:

    owner: chief
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from builder.checks import rules
from builder.model.links import ENTRY, Text, entry_of
from builder.model.nearest import did_you_mean, nearest
from builder.model.post import Document
from builder.model.problem import Problem, Severity, Splice
from builder.model.project import Project
from builder.model.references import Reference, references

SEVERITY: Severity = "error"

MANY = 8  # names on a line
# a register that nobody has begun asks for nothing
UNBEGUN = {"person", "team", "audience", "voice", "pillar", "campaign or series", "disclosure", "step"}
REGISTERS = {
    "person": "people",
    "ladder": "announce",
    "campaign or series": "campaigns",
    "channel posted to by hand": "channels",
}
HOMES = {
    "question": "write it down as questions/{name}.yaml",
    "entry": "plan it as calendar/{name}.yaml",
    "disclosure": "add it under `disclosures:` in voice.yaml",
    "rule": "`dateline explain` lists all rules",
    "step": "take a step of the ladder by which this piece is announced, or write the words without one",
    "language": "add it to `languages:` under `site:` in calendar.yaml",
}


def check(project: Project) -> Iterator[Problem]:
    for one in references(project, rules()):
        yield from _known(one)
    known = {*project.declared, *(name for entry in project.entries.values() for name in entry.formerly)}
    for document in (*project.posts, *project.pages):
        yield from _links(document, known)


def _links(document: Document, known: Collection[str]) -> Iterator[Problem]:
    """Yield the links to entries that nobody has planned."""
    text = Text(document, "", document.entry or document.path, SEVERITY)
    for written in document.body.facts.links:
        if written.startswith(ENTRY) and entry_of(written) not in known:
            for one in _known(Reference("entry", entry_of(written), known, text.at(written), text.about)):
                yield replace(one, fix=None)  # the place is that of the link, and not of the name in it


def _known(one: Reference) -> Iterator[Problem]:
    if one.name in one.known or (not one.known and one.what in UNBEGUN):
        return
    close = nearest(one.name, one.known)
    hint = did_you_mean(close) or _where(one.what, one.name, one.known)
    table = one.at.path.endswith(".csv")  # of whose rows only the line is known, and not the place of the name
    fix = Splice(one.at, one.name, close) if close and not table else None
    # these change nothing of what is published
    severity: Severity = "warning" if one.what in {"rule", "channel posted to by hand", "step"} else SEVERITY
    kind, _, which = one.what.partition(" posted ")
    message = f"there is no {kind} “{one.name}”" + (f" that is posted {which}" if which else "")
    yield Problem(one.at, "unknown-name", message, hint, severity, one.about, fix)


def _where(what: str, name: str, names: Collection[str]) -> str:
    """Say how to make the name known, and which ones are."""
    if what in HOMES:
        return HOMES[what].format(name=name)
    if what == "step":
        return f"write a step of its ladder: {', '.join(sorted(names)[:MANY])}"
    home = REGISTERS.get(what, f"{what}s")
    some = f", or take one of: {', '.join(sorted(names)[:MANY])}" if names else ""
    return f"add it under `{home}:` in calendar.yaml{some}"
