"""A file of content/ that no text shows or leads to.

Why: It is not published, since only what a page leads to is. Perhaps its name was written wrongly somewhere; perhaps
a link to it was passed on, and leads nowhere; perhaps nobody needs it any more, and everybody downloads it.

How to mend it: Show it or link to it from a text, also if people are to be given its address alone. Or delete it.
Where there are many, they are told together.

For example:

    [The leaflet to print (PDF)](leaflet.pdf)
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Location, Problem
from builder.model.project import Project
from builder.model.slips import FEW, crowded

SEVERITY = "warning"
MESSAGE = "no text shows this file or leads to it, so it is not published"
HINT = "link to it from a text, like `[the leaflet]({})`, or delete it"


def check(project: Project) -> Iterator[Problem]:
    unshown = sorted(project.unshown)
    first = [_told(path) for path in unshown[:FEW]]
    together = f"no text shows {len(unshown)} files of content/ or leads to them, so they are not published"
    yield from crowded(first, len(unshown), together)


def _told(path: str) -> Problem:
    hint = HINT.format(path.rpartition("/")[2])
    return Problem(Location(path), "orphan-asset", MESSAGE, hint, "warning", path)
