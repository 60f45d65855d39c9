"""A link to a file of content/ that is not there.

Why: Who follows it comes to a page that says that nothing is here.

How to mend it: Correct the path: it begins at the folder of the file it stands in. To link to another piece of the
plan, wherever it will stand, write `entry:` and its id.

For example:

    Read [how to get a stuck screw out](stuck-screw.md) or [the same by its id](entry:stuck-screw).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from builder.model.links import MOST, Ground, Text
from builder.model.nearest import did_you_mean
from builder.model.problem import Problem
from builder.model.rendered import Listing

SEVERITY = "error"
HINT = "write the path of a file as seen from this one, like `stuck-screw.md`"


def check(listing: Listing) -> Iterator[Problem]:
    ground = Ground(listing)
    for text in ground.texts:
        yield from islice(_missing(text, ground), MOST)


def _missing(text: Text, ground: Ground) -> Iterator[Problem]:
    facts = text.document.body.facts
    shown = set(facts.images)
    for written in facts.links:
        if written in shown or ground.leads(text, written):
            continue
        message = f"this link leads nowhere: there is no “{written}”"
        hint = did_you_mean(ground.meant(text, written)) or HINT
        yield Problem(text.at(written), "broken-link", message, hint, text.severity, text.about)
