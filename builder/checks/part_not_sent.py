"""A list of posts on a network where a post cannot answer another one.

Why: A thread is posts of which each answers the one before. Where a network has no such answers, the file for its
interface sends the first, and the rest of your words reaches nobody.

How to mend it: Write its words as one text and not as a list; or leave out what stands after the first.

For example:

    posts:
      film: |
        Getting a stuck screw out, step by step.
        {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered

SEVERITY: Severity = "warning"


def check(rendered: Rendered) -> Iterator[Problem]:
    for snippet in rendered.snippets:
        posts = len(snippet.parts)
        sent = {file.part for file in snippet.rules.payloads(snippet.message, snippet.rules)} if posts > 1 else ()
        if 0 < len(sent) < posts:
            one, name = snippet.announcement, snippet.rules.name
            message = f"“{one.rung.name}” on {one.channel.id} is a list of {posts}, and {name} takes the first alone"
            hint = "write it as one text: no post can answer another one there"
            yield Problem(snippet.at, "part-not-sent", message, hint, SEVERITY, one.edition.id, post=one.id)
