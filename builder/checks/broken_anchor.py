"""A link to a heading that is not there.

Why: Who follows it comes to the top of the page and has to look for what was meant.

How to mend it: Write the heading in small letters, with hyphens for spaces and without punctuation, as GitHub does; a
second heading of the same words ends in `-1`.

For example:

    See [what you need](#what-you-need), or [the tools of another piece](stuck-screw.md#tools).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from builder.model.anchors import PREFIX
from builder.model.links import MOST, Ground, Text, has_anchor, source_of
from builder.model.nearest import did_you_mean, nearest
from builder.model.post import Document
from builder.model.problem import Problem
from builder.model.rendered import Listing

SEVERITY = "error"
MANY = 100  # headings among which a slip is looked for
ALIKE = 0.8  # other headings have much in common too


def check(listing: Listing) -> Iterator[Problem]:
    ground = Ground(listing)
    for text in ground.texts:
        yield from islice(_of(text, ground), MOST)


def _of(text: Text, ground: Ground) -> Iterator[Problem]:
    facts = text.document.body.facts
    for fragment in facts.fragments:
        yield from _missing(text, f"#{fragment}", fragment, text.document)
    for written in (one for one in facts.links if "#" in one):
        there = ground.sources.get(source_of(text.document, written, ground.sources) or "")
        if there:
            yield from _missing(text, written, written.partition("#")[2], there)


def _missing(text: Text, written: str, fragment: str, there: Document) -> Iterator[Problem]:
    if has_anchor(there, fragment):
        return
    where = "in this text" if there is text.document else f"in {there.path}"
    ids = [heading.id.removeprefix(PREFIX) for heading in there.body.facts.headings[:MANY]]
    hint = did_you_mean(nearest(fragment, ids, ALIKE)) or "write the heading in small letters, with hyphens for spaces"
    yield Problem(
        text.at(written), "broken-anchor", f"there is no heading “#{fragment}” {where}", hint, text.severity, text.about
    )
