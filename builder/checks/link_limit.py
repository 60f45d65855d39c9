"""A post has more links than its network takes.

Why: Threads refuses a post with a sixth link. Where the number is only hearsay, this warns. On a network that has
threads, such words become one, and you are told.

How to mend it: Keep the link to the piece, and gather the others on its page. In a thread each post is counted by
itself.

For example:

    posts:
      threads: |
        All seven guides are on one page: {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.message import Over
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import count as said

SEVERITY: Severity = "warning"


def check(rendered: Rendered) -> Iterator[Problem]:
    for snippet in rendered.snippets:
        if snippet.split and {over.what for over in snippet.split.over} == {"links"}:
            yield _thread(snippet, snippet.split.over[0])
        for number, count in enumerate(snippet.counts, start=1):
            yield from (_told(snippet, number, over) for over in count.over if over.what == "links")


def _thread(snippet: Snippet, over: Over) -> Problem:
    one = snippet.announcement
    has = f"{said(over.has, 'link')}, where {over.may} are possible"
    message = f"“{one.rung.name}” on {one.channel.id} has {has}, and goes out as a thread of {len(snippet.parts)} posts"
    hint = f"take out {over.has - over.may} for a single post; or write a list, to say where each post ends"
    return Problem(snippet.at, "link-limit", message, hint, SEVERITY, one.edition.id, post=one.id)


def _told(snippet: Snippet, number: int, over: Over) -> Problem:
    one = snippet.announcement
    message = f"{snippet.named(number)} has {said(over.has, 'link')}, and {over.may} are the most"
    hint = f"take out {over.has - over.may}: one link to a page that has them all is enough"
    severity: Severity = "error" if over.certain else SEVERITY  # then the network refuses the post
    return Problem(snippet.at, "link-limit", message, hint, severity, one.edition.id, post=one.id)
