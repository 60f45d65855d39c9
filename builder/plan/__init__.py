"""A project and an hour to a plan: what is public, what is due, what is said where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from builder.model.addresses import composed
from builder.model.links import source_from, source_of
from builder.model.moments import NextSlot, Span
from builder.model.plan import Announcement, Due, Edition, Place, Plan, PublicPlan, Teaser
from builder.model.post import Document
from builder.model.project import Asset, Project
from builder.plan.addresses import Home, entry_places, links_of, page_path
from builder.plan.clock import Clock
from builder.plan.deadlines import dues_of
from builder.plan.editions import editions_of, first_day
from builder.plan.former import former_paths
from builder.plan.gatherings import gathered
from builder.plan.hours import odd_hours
from builder.plan.ladders import announcements_of
from builder.plan.previews import previewed
from builder.plan.series import free_slots
from builder.plan.standing import own_place, place_of
from builder.plan.wishes import wishes_of

AWAITED = {"planned", "writing", "in review", "approved"}


def make_plan(project: Project, now: datetime, *, drafts: bool = False) -> Plan:
    """Plan *project* as of *now*; with *drafts*, what is written and not out yet has a page of its own, too."""
    clock = Clock.of(project.settings, now)
    made = editions_of(project, clock)
    shown = (previewed(edition, clock, project.settings) for edition in made) if drafts else made
    editions = gathered(sorted(shown, key=_order), project.settings, clock)
    pages = {page.path: page_path(page, project.settings.site) for page in project.pages}
    open_ = {page.path for page in project.pages if _public(page, clock, drafts=drafts)}
    places: dict[str, Home] = dict.fromkeys(project.sources)  # also what is in error, and leads nowhere
    places |= project.assets
    places |= {path: place if path in open_ else None for path, place in pages.items()}
    places |= {edition.post.path: edition.path if edition.public else None for edition in editions if edition.post}
    places |= dict.fromkeys(project.withheld)
    places = _composed(places) | entry_places(editions)
    private = [edition.path for edition in editions if edition.path and not edition.public]
    private += [pages[page.path] for page in project.pages if page.path not in open_]
    hidden = frozenset(path.strip("/") for path in private)
    placed = tuple(_linked(edition, places, hidden) for edition in editions)

    def place_for(page: Document) -> Place:
        path, public = pages[page.path], page.path in open_
        formerly = former_paths(project.settings.site, page, path) if public else ()
        return Place(page, path, links_of(page, path, places, hidden), _assets(page, places), formerly, public)

    return Plan(
        project=project,
        now=now,
        editions=placed,
        dues=tuple(sorted(_dues(placed, project, clock), key=lambda due: (due.day, due.entry, due.stage))),
        announcements=tuple(sorted(_announcements(placed, project, clock), key=lambda one: (one.due, one.id))),
        places=tuple(place_for(page) for page in project.pages),
        drafts=drafts,
        free=tuple(free_slots(placed, project.settings, clock)),
        odd_hours=tuple(odd_hours(project, clock)),
        wishes=tuple(wishes_of(placed, project.settings, clock)),
    )


def _order(edition: Edition) -> tuple[bool, float, str]:
    return (edition.publish is None, edition.publish.timestamp() if edition.publish else 0.0, edition.key)


def _composed(by_path: Mapping[str, Home]) -> dict[str, Home]:
    """Return places by path that also know each path as most people write it."""
    return {**{composed(path): value for path, value in by_path.items()}, **by_path}


def _linked(edition: Edition, places: Mapping[str, Home], hidden: frozenset[str]) -> Edition:
    if not edition.post or not edition.post.body.facts.links:
        return edition
    links = links_of(edition.post, edition.path, places, hidden)
    return replace(edition, links=links, assets=_assets(edition.post, places))


def _assets(document: Document, places: Mapping[str, Home]) -> tuple[str, ...]:
    """Return the paths of the assets that *document* shows or leads to."""
    sources = (source_of(document, written, places) for written in document.body.facts.links)
    homes = (places[source] for source in sources if source is not None)
    return tuple(dict.fromkeys(home.path for home in homes if isinstance(home, Asset)))


def _public(page: Document, clock: Clock, *, drafts: bool) -> bool:
    expires = clock.iso(page.expires)
    return (drafts or not page.draft) and not (expires and expires <= clock.now)


def _dues(editions: tuple[Edition, ...], project: Project, clock: Clock) -> list[Due]:
    """Count the deadlines of each entry once, from its first edition."""
    dues: list[Due] = []
    seen: set[str] = set()
    for edition in editions:
        if edition.entry is None or edition.id in seen:
            continue
        seen.add(edition.id)
        day = first_day(edition, project.settings, clock)
        dues += dues_of(edition, day, project.settings, clock)
    return dues


def _announcements(editions: tuple[Edition, ...], project: Project, clock: Clock) -> list[Announcement]:
    return [one for edition in editions for one in announcements_of(edition, project, clock)]


def public_part(plan: Plan) -> PublicPlan:
    """Return what readers may see: the editions that are out, the teasers, the pages, the files these show."""
    editions = tuple(edition for edition in reversed(plan.editions) if edition.public)
    places = tuple(place for place in plan.places if place.public)
    return PublicPlan(
        settings=plan.settings,
        now=plan.now,
        editions=editions,
        teasers=tuple(teaser for edition in plan.editions if (teaser := _teaser(edition))),
        places=places,
        assets=tuple(sorted(_public_assets(plan.project, editions, places), key=lambda asset: asset.place)),
    )


def _public_assets(project: Project, editions: tuple[Edition, ...], places: tuple[Place, ...]) -> set[Asset]:
    """Return what public pages show, once for each place where it stands, and raw HTML with what that shows."""
    found: set[Asset] = set()
    shown = [(edition.post, edition.path, edition.assets) for edition in editions if edition.post]
    shown += [(place.page, place.path, place.assets) for place in places]
    for document, path, paths in shown:
        assets = (project.assets[one] for one in paths)
        found |= {replace(asset, place=place_of(asset, document, path)) for asset in assets}
    for page in project.assets.values():
        if page.shows is None:
            continue
        named = {source_from(page.path, written, project.assets) for written in page.shows}
        assets = (project.assets[one] for one in (page.path, *named) if one)
        found |= {replace(asset, mark="", place=own_place(asset)) for asset in assets}
    return found


def _teaser(edition: Edition) -> Teaser | None:
    """Return the teaser of a piece that may be spoken of; an exact date is told as its week."""
    entry = edition.entry
    if entry is None or not entry.teaser or edition.stage not in AWAITED or edition.public:
        return None
    span = edition.vague
    if edition.publish:
        monday = edition.publish.date() - timedelta(days=edition.publish.weekday())
        span = Span(monday, monday + timedelta(days=6), "week")
    if span is None or isinstance(span, NextSlot):
        return None
    return Teaser(edition.guid, edition.title, edition.lang, span.first, span.last)
