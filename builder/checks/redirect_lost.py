"""An old address cannot lead to where its piece is now.

Why: Something else stands there, or no file can have that name, so a reader who comes by an old link finds another page
or none.

How to mend it: Correct the address under `aliases:` or `redirect_from:`, or delete it. Of two pieces that name the same
one, the newest has it.

For example:

    aliases: [/2014/03/02/old-name/]
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.addresses import file_of, unsafe
from builder.model.crowd import Crowd
from builder.model.problem import Problem, Severity
from builder.model.rendered import Listing

SEVERITY: Severity = "warning"


def check(listing: Listing) -> Iterator[Problem]:
    moved = listing.plan.moved
    if not moved:
        return
    crowd = Crowd.of(listing.others, "a file that Dateline makes")
    for path, at, _ in listing.plan.addresses:
        crowd.add(file_of(path), at.path)
    for old, at, about in moved:
        if reason := _reason(old, crowd):
            yield Problem(at, "redirect-lost", f"the old address /{old} {reason}", HINT, SEVERITY, about)
        else:
            crowd.add(file_of(old), at.path)


HINT = "correct it, or delete it"


def _reason(old: str, crowd: Crowd) -> str:
    if wrong := unsafe(old):
        return wrong
    taken = crowd.has(file_of(old))
    return f"is taken by {taken}" if taken is not None else ""
