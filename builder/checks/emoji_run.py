"""Several emoji stand in a row.

Why: A screen reader reads out the name of each: “party popper party popper party popper”. Whoever listens has lost the
sentence by then.

How to mend it: Keep one or two, best at the end of the words. Three in a row are told.

For example:

    posts:
      mastodon: |
        The café is open again 🎉 {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.channels.rules import COLOURED
from builder.model.carried import carried
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import listed

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
MANY = 3
SHOWN = 8  # of a row, in the message
FIRST = "\u203c"  # of all that have a colour; a key is closed by \u20e3


def check(rendered: Rendered) -> Iterator[Problem]:
    for one in carried(rendered, _rows):
        message = f"{listed(tuple(map(_said, one.whats)))} stand in {one.where}, and each emoji is read out"
        yield one.told("emoji-run", message, "keep one or two of a row")


def _said(what: str) -> str:
    row = COLOURED.findall(what)
    return f"{len(row)} emoji in a row ({''.join(row[:SHOWN])}{'…' if len(row) > SHOWN else ''})"


def _rows(snippet: Snippet) -> Iterator[str]:
    return (
        row for part in (snippet.message.title, *snippet.parts) if part and max(part) >= FIRST for row in rows(part)
    )


def rows(text: str) -> Iterator[str]:
    """Yield each row of emoji that is too long, with the space between them."""
    start = end = count = 0
    for found in COLOURED.finditer(text):
        if count and not text[end : found.start()].strip():
            count += 1
        else:
            if count >= MANY:
                yield text[start:end]
            start, count = found.start(), 1
        end = found.end()
    if count >= MANY:
        yield text[start:end]
