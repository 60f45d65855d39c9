"""Two pages would stand at one address.

Why: One would overwrite the other. Capitals and the two spellings of an accented letter count as the same, since
many servers and disks cannot tell them apart.

How to mend it: Give one of them another id, slug or permalink; the message names both files.

For example:

    slug: stuck-screw-2
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.model.addresses import file_of
from builder.model.plan import Plan
from builder.model.post import Document
from builder.model.problem import Location, Problem

SEVERITY = "error"
FIRM = True  # no exception silences it

OURS = (
    "feed.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "archive/index.html",
    "tags/index.html",
    "authors/index.html",
)


def check(plan: Plan) -> Iterator[Problem]:
    first = {name: Location(name) for name in OURS}
    for path, at, about in _placed(plan):
        same = unicodedata.normalize("NFC", file_of(path)).casefold()
        before = first.setdefault(same, at)
        if before != at:
            taken = "a page that Dateline makes" if before.path == same else before.path
            message = f"the address /{path} is taken by {taken}"
            hint = "give one of them another id, slug or permalink"
            yield Problem(at, "path-collision", message, hint, about=about)


def _placed(plan: Plan) -> Iterator[tuple[str, Location, str]]:
    for place in plan.places:
        yield place.path, _at(place.page), place.page.path
    for edition in plan.editions:
        if edition.path and edition.post:
            yield edition.path, _at(edition.post), edition.id if edition.entry else edition.post.path


def _at(document: Document) -> Location:
    """Return where a document says its address, or its first line."""
    written = (document.marks.of(key) for key in ("permalink", "url", "path", "slug") if (key,) in document.marks.at)
    return next(written, document.at)
