"""Front matter has keys that Dateline does not use.

Why: They may come from another generator, or be a misspelling of a key that would have been used.

How to mend it: Nothing needs to be done: the keys are kept with the post. Correct the key if it was a slip.

For example:

    title: Getting a stuck screw out
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Problem, Severity
from builder.model.project import Source

SEVERITY: Severity = "info"
READERS = (
    "title",
    "date",
    "tags",
    "summary",
    "slug",
)  # what a reader would miss; `draft` and `status` are told at once
ALIKE = 0.8


def check(source: Source) -> Iterator[Problem]:
    for key, places in source.unknown_keys.items():
        files = "1 file" if len(places) == 1 else f"{len(places)} files"
        message = f"the front matter key “{key}” is not used ({files})"
        slip = nearest(key, READERS, ALIKE)
        hint = did_you_mean(slip or nearest(key, source.known_keys))
        severity: Severity = "warning" if slip else SEVERITY
        yield Problem(places[0], "unknown-front-matter", message, hint, severity=severity, about=places[0].path)
