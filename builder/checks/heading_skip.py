"""A heading is smaller than the one above it by more than one step.

Why: Screen readers list headings like a table of contents, and a step that is missing looks like a part that is lost.

How to mend it: Take one `#` more than the heading above it has, and no further. The title of the page is the first
step, so the text begins with `##`.

For example:

    ## Heat
    ### With a soldering iron
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.plan import Plan
from builder.model.post import Document
from builder.model.problem import Location, Problem
from builder.model.slips import Read, Slip, gathered, texts_of
from builder.model.views import Heading

SEVERITY = "warning"
TITLE = 1
LETTERS = re.compile(r"\W+")
WRITTEN = re.compile(r"^ {0,3}(#{3,6})[ \t]+(.*)$", re.MULTILINE)

FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)


def check(plan: Plan) -> Iterator[Problem]:
    return gathered(_slips(plan), "{} headings skip a step")


def _slips(plan: Plan) -> Iterator[Slip]:
    for read in texts_of(plan):
        if count := sum(1 for _ in _skips(read.document.body.facts.headings)):
            yield Slip(read, count, _told)


def _skips(headings: tuple[Heading, ...]) -> Iterator[tuple[int, Heading]]:
    """Yield each heading that skips a step, and the level above it; the page shows the first level as the second."""
    above = TITLE
    for heading in headings:
        level = max(heading.level, TITLE + 1)
        if level > above + 1:
            yield above, heading
        above = level


def _told(read: Read) -> Problem:
    above, heading = next(_skips(read.document.body.facts.headings))
    step = "the title of the page" if above == TITLE else f"a heading of level {above}"
    message = f"“{heading.text}” is a heading of level {heading.level}, and what stands above it is {step}"
    hint = f"write it as `{'#' * (above + 1)} {heading.text}`, or put what it belongs to above it"
    return Problem(_place(read.document, heading), "heading-skip", message, hint, "warning", read.about)


def _place(document: Document, heading: Heading) -> Location:
    text, words = FENCED.sub(lambda code: "\n" * code[0].count("\n"), document.body.source()), _letters(heading.text)
    for found in WRITTEN.finditer(text):
        if len(found[1]) == heading.level and _letters(found[2]).startswith(words):
            return Location(document.path, text.count("\n", 0, found.start(1)) + 1, 1)
    return document.at


def _letters(words: str) -> str:
    return LETTERS.sub("", words)
