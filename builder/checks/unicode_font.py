"""Words are written in signs that only look like bold or slanted letters.

Why: 𝗯𝗼𝗹𝗱 is made of mathematical signs. Screen readers spell them, “mathematical sans-serif bold small b”, or leave
them out; search does not find them, and many telephones show boxes.

How to mend it: Write plain letters; the hint has them. Where a word must stand out, put it first.

For example:

    posts:
      mastodon: |
        New: the workshop is open on Sundays. {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.carried import carried
from builder.model.fonts import dressed, plain
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import quoted

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more


def check(rendered: Rendered) -> Iterator[Problem]:
    for one in carried(rendered, _dressed):
        message = f"{quoted(one.whats)} in {one.where}: screen readers spell these signs one by one, or leave them out"
        yield one.told("unicode-font", message, f"write {quoted(map(plain, one.whats))}")


def _dressed(snippet: Snippet) -> Iterator[str]:
    lang = snippet.announcement.edition.lang
    return (found for part in (snippet.message.title, *snippet.parts) for found in dressed(part, lang))
