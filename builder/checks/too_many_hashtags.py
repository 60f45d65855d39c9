"""A post has more hashtags than its network looks at.

Why: Instagram shows five, Threads makes a topic of the first alone, and YouTube ignores all of them if there are too
many. To readers a row of hashtags looks like an advertisement, and a screen reader reads out each.

How to mend it: Keep those that people look for. `dateline explain channel/KIND` tells how many a network takes, and
where that was read; `limits:` of a channel sets another number.

For example:

    posts:
      instagram: |
        Stuck screw? Heat, then patience. #Repair #RepairCafe
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.channels.measuring import hashtags_of
from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import count as said

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more


def check(rendered: Rendered) -> Iterator[Problem]:
    told: set[tuple[Location, str, str]] = set()
    for snippet in rendered.ahead:
        may, one = snippet.rules.most("hashtags"), snippet.announcement
        key = (snippet.at, one.edition.id, one.channel.id)
        if may is None or key in told:
            continue
        for number, (text, count) in enumerate(zip(snippet.parts, snippet.counts, strict=True), start=1):
            has = len(hashtags_of(text, count))
            if has > may:
                told.add(key)
                yield _told(snippet, number, has, may)


def _told(snippet: Snippet, number: int, has: int, may: int) -> Problem:
    one = snippet.announcement
    bound = f"{may} {'is' if may == 1 else 'are'} the most"
    message = f"{snippet.named(number)} has {said(has, 'hashtag')}, and {bound}"
    less = f"take out {has - may}"
    hint = less if snippet.own else f"{less}: they are in its title, its summary or its template, below theme/snippets/"
    return Problem(snippet.at, "too-many-hashtags", message, hint, SEVERITY, one.edition.id, post=one.id)
