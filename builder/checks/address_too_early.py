"""A piece that will go out writes the address of another that is not public by then.

Why: On that day the address would lead nowhere and give away what is still private, and nothing could be published.

How to mend it: Link to the file, or to the entry: such a link leads there as soon as there is something to read, and is
plain words until then. Or let this piece go out later than the other.

For example:

    [Descaling a kettle](entry:kettle)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from builder.model.addresses import composed
from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "error"
FIRM = True  # the words would be public all the same

KEPT = {"parked", "dropped", "planned", "idea", "writing", "in review", "missed"}


def check(plan: Plan) -> Iterator[Problem]:
    going = [edition for edition in plan.editions if edition.stage == "approved" and edition.path and edition.post]
    hidden = {_same(edition.url): edition for edition in plan.editions if edition.path and not edition.public}
    hidden = {url: edition for url, edition in hidden.items() if edition.stage not in {"out", "expired"}}
    if not going or not hidden:
        return
    address = re.compile(re.escape(plan.settings.site.url) + r"[^\s<>\"'`)\]]+", re.IGNORECASE)
    for edition in going:
        for found in address.findall(_words(edition)):
            other = hidden.get(_same(found))
            if other and other.id != edition.id and not _public_by(other, edition):
                yield _problem(edition, other)
                break


def _words(edition: Edition) -> str:
    post = edition.post
    return f"{post.title}\n{post.summary}\n{post.body.text()}" if post else ""


def _same(address: str) -> str:
    """Return an address as it compares: however it is escaped, and whatever follows it."""
    path = composed(unquote(address.partition("#")[0].partition("?")[0])).rstrip(".,;:!?*_")
    return path.removesuffix("index.html").rstrip("/").lower()


def _public_by(other: Edition, edition: Edition) -> bool:
    if other.stage in KEPT or other.released is None or edition.released is None:
        return False
    return other.released <= edition.released


def _problem(edition: Edition, other: Edition) -> Problem:
    at = edition.post.at if edition.post else None
    assert at is not None  # noqa: S101 - what goes out has words
    message = f"this writes the address of “{other.title}”, which is not public when “{edition.title}” goes out"
    hint = f"link to it by its name, `[…](entry:{other.id})`: that leads there once it is out; or go out after it"
    return Problem(at, "address-too-early", message, hint, SEVERITY, edition.id)
