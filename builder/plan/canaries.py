"""What must stand in no public file: addresses, identities, titles, pictures and runs of words of what is not out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain

from builder.model.addresses import url_of
from builder.model.plan import Edition, Plan, PublicPlan
from builder.model.post import Document
from builder.model.problem import Location
from builder.model.rendered import Canary
from builder.model.spelling import letters
from builder.plan.runs import runs_of, telling

TELLING = 8  # letters of an identity that an imported post brought along; a shorter one may be any word
TARGET = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)")


def canaries_of(plan: Plan) -> tuple[Canary, ...]:
    """Return the canaries of all that never was public, of *plan* with what is in error; the expired is no secret."""
    hidden = [edition for edition in plan.editions if edition.stage not in {"out", "expired"} and not edition.public]
    planned = {edition.post.path for edition in plan.editions if edition.post}
    found = [canary for edition in hidden for canary in _of(edition)]
    for post in plan.project.posts:  # of an entry that cannot be read, or without any date
        if post.path not in planned:
            found += _told(post, post.id)
    drafts = [place for place in plan.places if place.page.draft and not place.public]
    for place in drafts:
        found += _told(place.page, place.page.id)
        if place.path.strip("/") and place.page.speaks:  # a folder may be called as any word
            found.append(Canary(place.page.id, url_of(plan.settings.site, place.path), "address", place.page.at))
    return (*found, *_pictures(plan, hidden, [place.page for place in drafts]))


def _of(edition: Edition) -> Iterator[Canary]:
    entry, post = edition.entry, edition.post
    at = entry.marks.of() if entry else Location(post.path if post else "")
    if len(edition.guid) >= TELLING:
        yield Canary(edition.id, edition.guid, "identity", at)
    if edition.path.strip("/"):
        yield Canary(edition.id, edition.url, "address", at)
    if post:
        yield from _told(post, edition.id)
    if not (entry and entry.teaser) and telling(edition.title):
        yield Canary(edition.id, edition.title, "title", entry.marks.of("title") if entry and entry.title else at)
    for channel, rungs in entry.posts.items() if entry else ():
        for part in chain.from_iterable(rungs.values()):
            for run in runs_of(part):
                yield Canary(edition.id, run, "words", entry.marks.of("posts", channel) if entry else at)


def _told(document: Document, about: str) -> Iterator[Canary]:
    """Yield the words of a document and of its summary."""
    words = [Canary(about, run, "words", document.at) for run in dict.fromkeys(runs_of(document.body.text()))]
    known = "".join(letters(canary.text) for canary in words)
    yield from words
    for run in runs_of(document.summary):
        if letters(run) not in known:
            yield Canary(about, run, "summary", document.at)


def _pictures(plan: Plan, hidden: list[Edition], drafts: list[Document]) -> Iterator[Canary]:
    """Yield the digests of files that only what is hidden shows."""
    shown = {path for edition in plan.editions if edition.public for path in edition.assets}
    places = {document.path for document in drafts}
    shown |= {path for place in plan.places if place.page.path not in places for path in place.assets}
    kept = [(edition.id, edition.assets) for edition in hidden]
    kept += [(place.page.id, place.assets) for place in plan.places if place.page.path in places]
    for about, paths in kept:
        for path in paths:
            if path not in shown:
                data = plan.project.assets[path].read()
                yield Canary(about, blake2b(data, digest_size=16).hexdigest(), "picture", Location(path))


def holds(plan: PublicPlan, copied: Iterable[bytes], canary: Canary) -> bool:
    """Tell whether something public says the same, or has this address or identity of its own.

    *copied* are files of the theme that are public as they are: a licence, say, which a piece may quote.
    """
    match canary.what:
        case "address":
            places = (url_of(plan.settings.site, place.path) for place in plan.places)
            return canary.text in {*(edition.url for edition in plan.editions), *places}
        case "identity":
            return any(canary.text == edition.guid for edition in plan.editions)
        case "picture":
            return any(blake2b(asset.read(), digest_size=16).hexdigest() == canary.text for asset in plan.assets)
    wanted = letters(canary.text)
    said = chain(_said(plan, canary.what), (data.decode("utf-8", "replace") for data in copied))
    return any(wanted in letters(text) for text in said)


def _said(plan: PublicPlan, what: str) -> Iterator[str]:
    """Yield what writers wrote to be read by everyone; words of a body may stand in another body only."""
    bodies = (*(edition.post for edition in plan.editions if edition.post), *(place.page for place in plan.places))
    if what != "words":
        site = plan.settings.site
        yield from (site.title, site.description, plan.settings.promise)
        yield from (teaser.title for teaser in plan.teasers)
        yield from (text for document in bodies for text in (document.title, document.summary))
        yield from (edition.title for edition in plan.editions)
    yield from (TARGET.sub("", document.body.text()) for document in bodies)
