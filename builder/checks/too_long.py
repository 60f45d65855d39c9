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

from builder.model.message import Over
from builder.model.network import WORDS
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet

SEVERITY: Severity = "error"


def check(rendered: Rendered) -> Iterator[Problem]:
    for snippet in rendered.snippets:
        for number, count in enumerate(snippet.counts, start=1):
            for over in count.over:
                if over.what in {"text", "caption"}:
                    yield _told(snippet, number, over)


def _told(snippet: Snippet, number: int, over: Over) -> Problem:
    one = snippet.announcement
    part = f"part {number} of " if len(snippet.parts) > 1 else ""
    has = f"{over.has} {WORDS[over.unit]}"
    message = f"{part}“{one.rung.name}” on {one.channel.id} has {has}, and {over.may} are possible"
    beyond = over.has - over.may
    hint = f"shorten it by {beyond}" if snippet.own else f"shorten the title by {beyond}, or write words under `posts:`"
    severity: Severity = SEVERITY if over.certain else "warning"
    return Problem(snippet.at, "too-long", message, hint, severity=severity, about=one.edition.id)
