"""A piece has more pictures than a post on a network can carry.

Why: The first ones are sent, in the order of the piece, and those that come last are left out. Perhaps the one that
matters most is among them.

How to mend it: Put the best pictures first; or let the channel carry only the one that stands for the piece.

For example:

    channels:
      instagram: {kind: instagram, pictures: cover}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet

SEVERITY: Severity = "warning"


def check(rendered: Rendered) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for snippet in rendered.snippets:
        one = snippet.announcement
        if snippet.left and (one.edition.key, one.channel.id) not in seen:
            seen.add((one.edition.key, one.channel.id))
            yield _told(snippet)


def _told(snippet: Snippet) -> Problem:
    one, sent = snippet.announcement, len(snippet.copies)
    at = one.edition.post.at if one.edition.post else snippet.at
    first = "the first one is" if sent == 1 else f"the first {sent} are"
    message = (
        f"this piece has {sent + snippet.left} pictures, of which {first} sent to {one.channel.id}: it takes no more"
    )
    hint = f"put the best ones first, or write `pictures: cover` for {one.channel.id} in calendar.yaml"
    return Problem(at, "media-too-many", message, hint, SEVERITY, one.edition.id, post=one.id)
