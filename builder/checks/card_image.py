"""Networks that show the page of a piece beside a post find no picture for it.

Why: A link with a picture is several times as large as one without, and is what people see of the post. Networks show a
JPEG or PNG alone, of 200 pixels at least either way and of less than a megabyte: so much all of them take.

How to mend it: Let the card be drawn: `cards: planned` under `site:`, as it is unless you say otherwise. Or give the
piece a picture of its own, a JPEG of 1200 × 630 pixels.

For example:

    site:
      cards: planned
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered
from builder.model.sharing import slips_of

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more


def check(rendered: Rendered) -> Iterator[Problem]:
    bare: dict[str, Edition] = {}
    for snippet in rendered.ahead:
        card, edition = snippet.message.card, snippet.announcement.edition
        if card and card.picture is None and edition.post:
            bare.setdefault(edition.key, edition)
    for edition in bare.values():
        yield _told(edition)


def _told(edition: Edition) -> Problem:
    post, cover = edition.post, edition.cover
    assert post is not None  # noqa: S101 - what has no words yet has no picture either
    link = f"beside a link to “{edition.title}”"
    hint = "write `cards: planned` under `site:` in calendar.yaml, and one is drawn with the title"
    if cover:
        message = f"networks cannot show the picture of this piece {link}: {' and '.join(slips_of(cover))}"
        hint = f"save it as a JPEG of 1200 × 630 pixels, or {hint}"
    else:
        message = f"networks find no picture of ours to show {link}"
    return Problem(post.marks.of("image"), "card-image", message, hint, SEVERITY, edition.id)
