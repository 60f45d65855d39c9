"""Editions and pages with their links: where each leads from where it stands, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.model.addresses import composed
from builder.model.links import source_of
from builder.model.plan import Edition, Place
from builder.model.post import Document
from builder.model.project import Asset, Project
from builder.plan.addresses import Home, entry_places, links_of, page_path
from builder.plan.clock import Clock
from builder.plan.former import former_paths
from builder.plan.standing import place_of


def stood(
    editions: Sequence[Edition], project: Project, clock: Clock, *, drafts: bool
) -> tuple[tuple[Edition, ...], tuple[Place, ...]]:
    """Return *editions* with their links resolved, and the pages of *project* in their places."""
    pages = {page.path: page_path(page, project.settings.site) for page in project.pages}
    open_ = {page.path for page in project.pages if _public(page, clock, drafts=drafts)}
    homes = _homes(editions, project, {path: place if path in open_ else None for path, place in pages.items()})
    private = [edition.path for edition in editions if edition.path and not edition.public]
    private += [pages[page.path] for page in project.pages if page.path not in open_]
    hidden = frozenset(path.strip("/") for path in private)

    def place_for(page: Document) -> Place:
        path, public = pages[page.path], page.path in open_
        formerly = former_paths(project.settings.site, page, path) if public else ()
        return Place(page, path, links_of(page, path, homes, hidden), _assets(page, homes), formerly, public)

    return tuple(_linked(edition, homes, hidden) for edition in editions), tuple(map(place_for, project.pages))


def _homes(editions: Sequence[Edition], project: Project, pages: Mapping[str, Home]) -> dict[str, Home]:
    """Return where each path and each entry stands; None leads nowhere, as all that is in error."""
    homes: dict[str, Home] = dict.fromkeys(project.sources)
    homes |= project.assets
    homes |= pages
    homes |= {edition.post.path: edition.path if edition.public else None for edition in editions if edition.post}
    homes |= dict.fromkeys(project.withheld)
    return _composed(homes) | entry_places(editions)


def _composed(by_path: Mapping[str, Home]) -> dict[str, Home]:
    """Return places by path that also know each path as most people write it."""
    return {**{composed(path): value for path, value in by_path.items()}, **by_path}


def _linked(edition: Edition, places: Mapping[str, Home], hidden: frozenset[str]) -> Edition:
    if not edition.post or not edition.post.body.facts.links:
        return edition
    links = links_of(edition.post, edition.path, places, hidden)
    return replace(edition, links=links, assets=_assets(edition.post, places), cover=_cover(edition, places))


def _cover(edition: Edition, places: Mapping[str, Home]) -> Asset | None:
    """Return the picture that the front matter names, where it stands for the page."""
    post = edition.post
    source = source_of(post, post.image, places) if post and post.image and edition.path else None
    home = places[source] if source else None
    return replace(home, place=place_of(home, post, edition.path)) if post and isinstance(home, Asset) else None


def _assets(document: Document, places: Mapping[str, Home]) -> tuple[str, ...]:
    """Return the paths of the assets that *document* shows or leads to."""
    sources = (source_of(document, written, places) for written in document.body.facts.links)
    homes = (places[source] for source in sources if source is not None)
    return tuple(dict.fromkeys(home.path for home in homes if isinstance(home, Asset)))


def _public(page: Document, clock: Clock, *, drafts: bool) -> bool:
    expires = clock.iso(page.expires)
    return (drafts or not page.draft) and not (expires and expires <= clock.now)
