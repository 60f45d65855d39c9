"""Text holds markup of another generator: template tags, shortcodes, attribute lists, comments.

Why: Tags and shortcodes are programs of that generator, and Dateline does not run them: readers see them as they are
written. Attribute lists and comments are shown as nothing, so of these only your team is told.

How to mend it: Write what a tag stood for as Markdown: a link, a picture, a quotation. To show a tag as an example, put
it in code. Each kind is told once for the whole site, with its first places.

For example:

    ![A rusted screw](screw.jpg)
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.project import Source

SEVERITY: Severity = "warning"


def check(source: Source) -> Iterator[Problem]:
    for kind, found in source.foreign.items():
        shown = "shown as they are written" if found.seen else "not shown"
        message = f"{kind} are {shown} ({found.count} in {found.files} {'file' if found.files == 1 else 'files'})"
        hint = (
            f"write what they stood for as Markdown, or put them in code{found.also}" if found.seen else found.also[2:]
        )
        severity: Severity = SEVERITY if found.seen else "info"
        yield Problem(found.places[0], "foreign-markup", message, hint, severity, found.places[0].path)
