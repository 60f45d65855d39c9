"""A title begins with the name of a product.

Why: Readers look for what they need. A title that begins with what you sell is read as an advertisement, and passed by.

How to mend it: Begin with what the reader wants to do, or gains, and name the product after it. The words that are
looked for are the `products:` of calendar.yaml.

For example:

    title: Open a phone without breaking it, with the Opener 3
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.plan import Edition, Plan
from builder.model.problem import Location, Problem, Severity

SEVERITY: Severity = "warning"
OF_TIME = True  # what is out is not told any more
DONE = {"out", "expired", "parked", "dropped"}
BEFORE = r"\W*(?:(?:introducing|announcing|presenting|meet|try|new|the|our|a|an)\W+)*"  # words that say nothing yet


def check(plan: Plan) -> Iterator[Problem]:
    if not plan.settings.products:
        return
    products = "|".join(re.escape(one) for one in sorted(plan.settings.products, key=len, reverse=True))
    first = re.compile(rf"{BEFORE}(?P<product>{products})(?!\w)", re.IGNORECASE)
    for edition in plan.editions:
        if edition.entry is None or edition.stage in DONE:
            continue
        if found := first.match(edition.title):
            message = f"“{edition.title}” speaks of {found['product']} before it speaks of what the reader needs"
            hint = f"begin with what readers can do then, and name {found['product']} after it"
            yield Problem(_place(edition), "product-first", message, hint, SEVERITY, edition.id)


def _place(edition: Edition) -> Location:
    """Return where the title was written: in the file, which has the last word, or in the entry."""
    if edition.post and edition.post.title:
        return edition.post.marks.of("title")
    return edition.entry.marks.of("title") if edition.entry else Location("")
