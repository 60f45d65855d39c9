"""A picture, a sound or a film that is not there.

Why: Readers see a broken frame, and with a screen reader hear a name of a file.

How to mend it: Put the file into content/, best beside the text, and write its path as seen from the text.

For example:

    ![A rusted screw in oak](screw.jpg)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from builder.model.links import MOST, Ground, Text
from builder.model.nearest import did_you_mean
from builder.model.problem import Problem
from builder.model.rendered import Listing

SEVERITY = "error"
HINT = "put the file beside this one, or write its path as seen from here"


def check(listing: Listing) -> Iterator[Problem]:
    ground = Ground(listing)
    for text in ground.texts:
        yield from islice(_missing(text, ground), MOST)


def _missing(text: Text, ground: Ground) -> Iterator[Problem]:
    for written in text.document.body.facts.images:
        if ground.leads(text, written):
            continue
        message = f"there is no file “{written}”"
        hint = did_you_mean(ground.meant(text, written)) or HINT
        yield Problem(text.at(written), "broken-image", message, hint, text.severity, text.about)
