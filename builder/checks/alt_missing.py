"""A picture has no words that stand for it.

Why: Who cannot see it hears nothing, or the name of a file. It also stands for the picture where that does not load.

How to mend it: Say between the brackets what the picture shows, as you would on the telephone. A picture that only
decorates is written as HTML with `alt=""`, which says so. Older posts, without an entry, are told together.

For example:

    ![A rusted screw in oak](screw.jpg)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from builder.model.plan import Plan
from builder.model.post import Document
from builder.model.problem import Problem
from builder.model.slips import Read, Slip, gathered, texts_of

SEVERITY = "error"
HINT = "say what it shows: `![A rusted screw in oak]({})`"
COVER = "say what it shows: `image: {{src: {}, alt: A rusted screw in oak}}`"
LONGEST = 60  # characters of a target in a message


def check(plan: Plan) -> Iterator[Problem]:
    return gathered(_slips(plan), "{} pictures have no words that stand for them")


def _slips(plan: Plan) -> Iterator[Slip]:
    for read in texts_of(plan):
        facts = read.document.body.facts
        cover = _has_bare_cover(read.document)
        if facts.nameless or cover:
            yield Slip(read, len(facts.nameless) + cover, _told)


def _has_bare_cover(document: Document) -> bool:
    return bool(document.image) and not document.image_alt and not document.image_shown


def _told(read: Read) -> Problem:
    document = read.document
    targets = document.body.facts.nameless
    count = len(targets) + _has_bare_cover(document)
    name = _short(targets[0] if targets else document.image)
    more = f" ({count} in this file)" if count > 1 else ""
    message = f"the picture “{name}” has no words that stand for it{more}"
    hint = (HINT if targets else COVER).format(name)
    at = read.at(targets[0]) if targets else document.marks.of("image")
    problem = Problem(at, "alt-missing", message, hint, "error", read.about)
    return replace(problem, severity=read.severity)


def _short(target: str) -> str:
    name = unquote(target)
    return name if len(name) <= LONGEST else f"…{name[-LONGEST:]}"
