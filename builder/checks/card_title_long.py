"""The title of a page is longer than a network shows of it beside a link.

Why: What is beyond is cut, in the middle of a word: the end of the title, where the point often stands, is not read.
`dateline explain channel/KIND` tells how much a network shows, and where that was read.

How to mend it: Say it shorter. What you leave out can be said in the summary, which is shown below the title.

For example:

    title: Getting a stuck screw out
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition
from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more


def check(rendered: Rendered) -> Iterator[Problem]:
    shortest: dict[str, tuple[int, Snippet]] = {}
    for snippet in rendered.ahead:
        most, card = snippet.rules.most("card_title"), snippet.message.card
        if card and most is not None and len(card.title) > most:
            key = snippet.announcement.edition.key
            shortest[key] = min(shortest.get(key, (most, snippet)), (most, snippet), key=lambda one: one[0])
    for most, snippet in shortest.values():
        edition = snippet.announcement.edition
        has = len(edition.title)
        message = f"this title has {has} characters, and {snippet.rules.name} shows {most} of it beside a link"
        hint = f"say it in {most}, or see that it is understood when the last {has - most} are missing"
        yield Problem(_place(edition), "card-title-long", message, hint, SEVERITY, edition.id)


def _place(edition: Edition) -> Location:
    """Return where a title is written: in the plan or in the post."""
    entry, post = edition.entry, edition.post
    assert entry is not None  # noqa: S101 - only entries are announced
    return post.marks.of("title") if post and ("title",) not in entry.marks.at else entry.marks.of("title")
