"""The words for a channel hold something in { } that nothing is filled in for.

Why: It would be posted as it stands, braces and all, where a link or a title was meant to be.

How to mend it: Write one that is filled in: {url}, {title}, {summary}, {hashtags}, {credits} or {disclosure}. If you
mean the braces themselves, write them twice.

For example:

    posts:
      mastodon: |
        Stuck screw? Heat, then patience. {url}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.entry import Entry
from builder.model.nearest import nearest
from builder.model.ownwords import PLACEHOLDERS
from builder.model.problem import Problem, Severity
from builder.model.project import Project

SEVERITY: Severity = "error"
BRACED = re.compile(r"\{\{|\}\}|\{\s*(\w[\w .-]{0,40})\}")
# what people write for the address, of which no letters show that they mean it
MEANT = {"link": "url", "address": "url", "page": "url", "name": "title", "headline": "title", "tags": "hashtags"}


def check(project: Project) -> Iterator[Problem]:
    for entry in project.entries.values():
        for channel, rungs in entry.posts.items():
            for rung, parts in rungs.items():
                yield from _unknown(entry, channel, rung, "\n".join(parts))


def _unknown(entry: Entry, channel: str, rung: str, words: str) -> Iterator[Problem]:
    written = {one[1] for one in BRACED.finditer(words) if one[1]} - {*PLACEHOLDERS}
    at = entry.marks.of("posts", channel, *((rung,) if rung else ()))
    for name in sorted(written):
        message = f"the words for {channel} hold “{{{name}}}”, which would be posted just like this"
        yield Problem(at, "unknown-placeholder", message, _hint(name), SEVERITY, entry.id)


def _hint(name: str) -> str:
    same = name.strip().lower()
    close = MEANT.get(same) or nearest(same, PLACEHOLDERS)
    if close:
        return f"did you mean “{{{close}}}”? for the braces themselves write {{{{{name}}}}}"
    known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    return f"write one of {known}; for the braces themselves write {{{{{name}}}}}"
