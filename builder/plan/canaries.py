"""What must stand in no public file: addresses, identities and runs of words of everything that is not out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.addresses import quoted
from builder.model.plan import Edition, Plan, PublicPlan
from builder.model.post import Document
from builder.model.problem import Location
from builder.model.rendered import Canary
from builder.model.settings import Site

WORDS_A_RUN = 12
RUNS = 3  # of the beginning, the middle and the end
# words with nothing between them that Markdown or HTML would write otherwise
RUN = re.compile(rf"(?:[^\W_]+[,;:.]? ){{{WORDS_A_RUN - 1}}}[^\W_]+")


TELLING = 8  # letters of an identity that an imported post brought along; a shorter one may be any word


def canaries_of(plan: Plan) -> tuple[Canary, ...]:
    """Return the canaries of all that never was public, of *plan* with what is in error; the expired is no secret."""
    hidden = (edition for edition in plan.editions if edition.stage not in {"out", "expired"})
    found = [canary for edition in hidden for canary in _of(edition, plan.settings.site)]
    unplanned = (post for post in plan.project.posts if post.entry and post.entry not in plan.project.entries)
    drafts = (page for page in plan.project.pages if page.draft)
    found += [canary for document in (*unplanned, *drafts) for canary in _words(document, document.id)]
    return tuple(found)


def _of(edition: Edition, site: Site) -> Iterator[Canary]:
    at = edition.entry.marks.of() if edition.entry else Location(edition.post.path if edition.post else "")
    if len(edition.guid) >= TELLING:
        yield Canary(edition.id, edition.guid.encode(), "identity", at)
    for form in _addresses(quoted(edition.path), site) if edition.path.strip("/") else ():
        yield Canary(edition.id, form.encode(), "address", at)
    if edition.post:
        yield from _words(edition.post, edition.id)


def _addresses(path: str, site: Site) -> tuple[str, ...]:
    """Return an address as it may be written: whole, from the host's root, from a page. `go/` alone is in `cargo/`."""
    return site.url + path, f'"/{site.url.split("/", 3)[3]}{path}', f"../{path}"


def _words(document: Document, about: str) -> Iterator[Canary]:
    runs = RUN.findall(document.body.text())
    for run in dict.fromkeys(runs[:: max(1, len(runs) // RUNS)][:RUNS]):
        yield Canary(about, run.encode(), "words", document.at)


def holds(plan: PublicPlan, canary: Canary) -> bool:
    """Tell whether something public holds the same run, address or identity of its own."""
    run = canary.bytes.decode()
    if canary.what == "address":
        own = (form for edition in plan.editions for form in _addresses(quoted(edition.path), plan.settings.site))
        return any(run in form for form in own)
    if canary.what == "identity":
        return any(run == edition.guid for edition in plan.editions)
    bodies = (*(edition.post for edition in plan.editions if edition.post), *(place.page for place in plan.places))
    return any(run in document.body.text() for document in bodies)
