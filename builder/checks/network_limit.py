"""A post is beyond another bound of its network than its length: its title, its mentions.

Why: The network refuses the whole post, or drops what is too much. `dateline explain channel/KIND` tells all bounds of
a network, and where each was read; a bound that is only hearsay warns, and never withholds.

How to mend it: Write less of what is named. Where a network wants a title, that of the piece is taken; another one for
this network alone is the first line of its words.

For example:

    posts:
      hackernews: |
        Title: Getting a stuck screw out
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.factlines import NAMED
from builder.model.message import Over
from builder.model.network import WORDS
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet

SEVERITY: Severity = "error"
OF_OTHERS = frozenset({"links", "hashtags"})  # link-limit and too-many-hashtags tell of them
TITLES = {"title", "title_min", "title_word", "title_shown"}
BESIDE = {"preheader", "preheader_min"}


def check(rendered: Rendered) -> Iterator[Problem]:
    for snippet in rendered.snippets:
        for number, count in enumerate(snippet.counts, start=1):
            for over in count.over:
                if over.what not in {count.what, *_left_to_others(snippet)}:  # too-long tells of the length
                    yield _told(snippet, number, over)


def _left_to_others(snippet: Snippet) -> frozenset[str]:
    """Return what is told by another rule, or by none: a short summary is no preheader that somebody wrote."""
    return OF_OTHERS if snippet.own else OF_OTHERS | {"preheader_min"}


def _told(snippet: Snippet, number: int, over: Over) -> Problem:
    one = snippet.announcement
    post, unit = snippet.named(number), WORDS[over.unit]
    about = NAMED.get(over.what) or over.what.removesuffix("_min").replace("_", " ")
    has = f"the {about} of {post} has {over.has} {unit}" if unit else f"{post} has {over.has} {about}"
    message = f"{has}, and {over.may} are the {'least' if over.short else 'most'}"
    severity: Severity = SEVERITY if over.certain else "warning"
    return Problem(snippet.at, "network-limit", message, _hint(snippet, over), severity, one.edition.id, post=one.id)


def _hint(snippet: Snippet, over: Over) -> str:
    one = snippet.announcement
    if over.what in TITLES and snippet.rules.heading:
        return f"let its words, `{one.channel.id}:` under `posts:`, begin with a line `{snippet.rules.heading}: …`"
    if over.what in BESIDE:
        return f"let its words, `{one.channel.id}:` under `posts:`, begin with a line `{snippet.rules.before}: …`"
    if over.short:
        return "write more of it"
    return f"write {over.has - over.may} less of it in its words under `posts:`"
