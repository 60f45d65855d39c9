"""A post is longer than its network takes.

Why: The network cuts it or refuses it, and you find out when part one of the thread is live.

Networks count in ways of their own: Bluesky and Mastodon take 👩‍🔧 for one character, as readers do, and Mastodon
takes any link for 23.

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
            over, has = length - snippet.limit, f"{length} {snippet.unit}"
            message = f"{part}“{one.rung.name}” on {one.channel.id} has {has}, and {snippet.limit} are possible"
            own = one.edition.entry is not None and one.channel.id in one.edition.entry.posts
            hint = f"shorten it by {over}" if own else f"shorten the title by {over}, or write words under `posts:`"
            severity: Severity = SEVERITY if snippet.certain else "warning"
            yield Problem(snippet.at, "too-long", message, hint, severity=severity, about=one.edition.id)
