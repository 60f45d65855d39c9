"""An address that leads out of the site, or that no disk can hold.

Why: Nothing outside the site's own folder is ever written or read, and what works on one machine works on all.

How to mend it: Write an address that begins at the site's root, of letters, digits, hyphens and slashes.

For example:

    permalink: /2026/12/stuck-screw/
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.addresses import file_of, unsafe
from builder.model.plan import Plan
from builder.model.problem import Problem

SEVERITY = "error"
FIRM = True  # no exception silences it


def check(plan: Plan) -> Iterator[Problem]:
    for path, at, about in plan.addresses:
        if reason := unsafe(file_of(path)):
            hint = "write an address of letters, digits, hyphens and slashes"
            yield Problem(at, "path-escapes", f"the address /{path} {reason}", hint, about=about)
