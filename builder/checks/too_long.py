"""A post is longer than its network takes.

Why: The network cuts it or refuses it, and you find out when part one of the thread is live.

Networks count in units of their own: a grapheme is what a reader calls one character, 👩‍🔧 as well as é.

How to mend it: Shorten the words under `posts:`, or write them as a list: a thread. Without
words of your own, shorten the title.

For example:

    posts:
      bluesky: |
        Stuck screw? Heat, then patience. {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered

SEVERITY: Severity = "error"


def check(rendered: Rendered) -> Iterator[Problem]:
    for snippet in rendered.snippets:
        one = snippet.announcement
        for number, length in enumerate(snippet.lengths, start=1):
            if snippet.limit is None or length <= snippet.limit:
                continue
            part = f"part {number} of " if len(snippet.parts) > 1 else ""
            message = f"{part}“{one.rung.name}” on {one.channel.id} is {length} of {snippet.limit} {snippet.unit}"
            over = length - snippet.limit
            own = one.edition.entry is not None and one.channel.id in one.edition.entry.posts
            hint = f"shorten it by {over}" if own else f"shorten the title by {over}, or write words under `posts:`"
            severity: Severity = SEVERITY if snippet.certain else "warning"
            yield Problem(snippet.at, "too-long", message, hint, severity=severity, about=one.edition.id)
