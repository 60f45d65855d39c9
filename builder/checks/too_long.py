"""A post is longer than its network takes.

Why: The network cuts it or refuses it, and you find out when part one of the thread is live.

Networks count in ways of their own: Bluesky and Mastodon take 👩‍🔧 for one character, as readers do, and Mastodon
takes any link for 23.

On a network that has threads, words that are too long become one, cut between sentences, and you are told. Where it is
cut is better said by you. What you wrote as a list is posted as it is written, even if it has one post.

How to mend it: Shorten the words under `posts:`, or write them as a list: a thread. Without own words, summary and
title are shortened for you; what is then too long stands in a template of your own, in `theme/snippets/`.

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
        if beyond := [over for over in (snippet.split.over if snippet.split else ()) if over.what != "links"]:
            yield _thread(snippet, beyond)  # link-limit tells of links
        for number, count in enumerate(snippet.counts, start=1):
            for over in count.over:
                if over.what == count.what:
                    yield _told(snippet, number, over)


def _thread(snippet: Snippet, beyond: list[Over]) -> Problem:
    one, posts = snippet.announcement, len(snippet.parts)
    over = max(beyond, key=lambda one: one.has - one.may)
    has = f"{over.has} {WORDS[over.unit] or over.what}, where {over.may} are possible"
    message = f"“{one.rung.name}” on {one.channel.id} has {has}, and goes out as a thread of {posts} posts"
    hint = f"shorten it by {over.has - over.may} for a single post; or write a list, to say where each post ends"
    return Problem(snippet.at, "too-long", message, hint, "warning", one.edition.id, post=one.id)


def _told(snippet: Snippet, number: int, over: Over) -> Problem:
    one = snippet.announcement
    has = f"{over.has} {WORDS[over.unit]}"
    message = f"{snippet.named(number)} has {has}, and {over.may} are possible"
    beyond = over.has - over.may
    hint = (
        f"shorten it by {beyond}" if snippet.own else f"shorten its template by {beyond}, or write words under `posts:`"
    )
    severity: Severity = SEVERITY if over.certain else "warning"
    return Problem(snippet.at, "too-long", message, hint, severity, one.edition.id, post=one.id)
