"""Two entries, or two files, have one id.

Why: Readers' feeds and calendars tell pieces apart by their ids and would see only one.

How to mend it: Give one of the two another id; the message names both places.

For example:

    stuck-screw:
      title: Getting a stuck screw out
    stuck-bolt:
      title: The same, larger
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.entry import Entry
from builder.model.post import Document
from builder.model.problem import Problem
from builder.model.project import Project

SEVERITY = "error"


def check(project: Project) -> Iterator[Problem]:
    """Report a second file of one entry in one language; of second entries reading tells."""
    first: dict[tuple[str, str], Document] = {}
    for post in project.posts:
        before = first.setdefault((post.entry, post.lang), post)
        if not post.entry or before is post:
            continue
        message = f"this file is the post of “{post.entry}”, and so is {before.path}"
        hint = "give one of the two files another name"
        yield Problem(post.at, "duplicate-id", message, hint, about=post.entry)
    yield from _identities(project)


def _identities(project: Project) -> Iterator[Problem]:
    """Report entries that would be one to every reader: an id, or an old one, that two of them have."""
    first: dict[str, Entry] = {}
    for entry in project.entries.values():
        before = first.setdefault(entry.identity, entry)
        if before is not entry:
            one, other = (entry, before) if entry.formerly else (before, entry)
            message = f"readers know “{other.id}” by the id “{entry.identity}” already"
            hint = f"take {entry.identity} out of `formerly:`{' in one of the two' if other.formerly else ''}"
            yield Problem(one.marks.of("formerly"), "duplicate-id", message, hint, about=one.id)
