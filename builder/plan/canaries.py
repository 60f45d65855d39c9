"""What must stand in no public file: addresses, identities and runs of words of everything that is not out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.addresses import quoted
from builder.model.plan import Edition, Plan, PublicPlan
from builder.model.post import Document
from builder.model.problem import Location
from builder.model.rendered import Canary

WORDS_A_RUN = 12
RUNS = 3  # of the beginning, the middle and the end
# words with nothing between them that Markdown or HTML would write otherwise
RUN = re.compile(rf"(?:[^\W_]+[,;:.]? ){{{WORDS_A_RUN - 1}}}[^\W_]+")


def canaries_of(plan: Plan) -> tuple[Canary, ...]:
    """Return the canaries of all that never was public, of *plan* with what is in error; the expired is no secret."""
    hidden = (edition for edition in plan.editions if edition.stage not in {"out", "expired"})
    found = [canary for edition in hidden for canary in _of(edition)]
    unplanned = (post for post in plan.project.posts if post.entry and post.entry not in plan.project.entries)
    drafts = (page for page in plan.project.pages if page.draft)
    found += [canary for document in (*unplanned, *drafts) for canary in _words(document, document.id)]
    return tuple(found)


def _of(edition: Edition) -> Iterator[Canary]:
    at = edition.entry.marks.of() if edition.entry else Location(edition.post.path if edition.post else "")
    yield Canary(edition.id, edition.guid.encode(), "identity", at)
    if edition.path.strip("/"):
        yield Canary(edition.id, quoted(edition.path).encode(), "address", at)
    if edition.post:
        yield from _words(edition.post, edition.id)


def _words(document: Document, about: str) -> Iterator[Canary]:
    runs = RUN.findall(document.body.text())
    for run in dict.fromkeys(runs[:: max(1, len(runs) // RUNS)][:RUNS]):
        yield Canary(about, run.encode(), "words", document.at)


def holds(plan: PublicPlan, canary: Canary) -> bool:
    """Tell whether something public holds the same run, address or identity of its own."""
    run = canary.bytes.decode()
    if canary.what == "address":
        return any(run in quoted(edition.path) for edition in plan.editions)
    if canary.what == "identity":
        return any(run == edition.guid for edition in plan.editions)
    bodies = (*(edition.post for edition in plan.editions if edition.post), *(place.page for place in plan.places))
    return any(run in document.body.text() for document in bodies)
