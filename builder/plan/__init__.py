"""A project and an hour to a plan: what is public, what is due, what is said where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from builder.model.links import source_of
from builder.model.moments import NextSlot, Span
from builder.model.plan import Announcement, Due, Edition, Place, Plan, PublicPlan, Teaser
from builder.model.post import Document
from builder.model.project import Project
from builder.plan.addresses import entry_places, links_of, page_path
from builder.plan.clock import Clock
from builder.plan.deadlines import dues_of
from builder.plan.editions import editions_of, first_day
from builder.plan.ladders import announcements_of

AWAITED = {"planned", "writing", "in review", "approved"}


def make_plan(project: Project, now: datetime) -> Plan:
    """Plan *project* as of *now*."""
    clock = Clock.of(project.settings, now)
    editions = sorted(editions_of(project, clock), key=_order)
    pages = {page.path: page_path(page, project.settings.site) for page in project.pages}
    places: dict[str, str | None] = dict.fromkeys(project.sources)  # also what is in error, and leads nowhere
    places |= {**{path: path.removeprefix("content/") for path in project.assets}, **pages}
    places |= {edition.post.path: edition.path if edition.public else None for edition in editions if edition.post}
    places |= entry_places(editions)
    placed = tuple(_linked(edition, places, project) for edition in editions)
    return Plan(
        project=project,
        now=now,
        editions=placed,
        dues=tuple(sorted(_dues(placed, project, clock), key=lambda due: (due.day, due.entry, due.stage))),
        announcements=tuple(sorted(_announcements(placed, project, clock), key=lambda one: (one.due, one.id))),
        places=tuple(_place(page, pages[page.path], places, project) for page in project.pages),
    )


def _order(edition: Edition) -> tuple[bool, float, str]:
    return (edition.publish is None, edition.publish.timestamp() if edition.publish else 0.0, edition.key)


def _linked(edition: Edition, places: Mapping[str, str | None], project: Project) -> Edition:
    if not edition.post or not edition.post.body.facts.links:
        return edition
    links = links_of(edition.post, edition.path, places)
    return replace(edition, links=links, assets=_assets(edition.post, places, project))


def _assets(document: Document, places: Mapping[str, str | None], project: Project) -> tuple[str, ...]:
    sources = (source_of(document, written, places) for written in document.body.facts.links)
    return tuple(dict.fromkeys(source for source in sources if source in project.assets and source is not None))


def _place(page: Document, path: str, places: Mapping[str, str | None], project: Project) -> Place:
    return Place(page, path, links_of(page, path, places), _assets(page, places, project))


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
    clock = Clock.of(plan.settings, plan.now)
    places = tuple(place for place in plan.places if not place.page.draft and not _expired(place, clock))
    shown = {path for edition in editions for path in edition.assets}
    shown |= {path for place in places for path in place.assets}
    return PublicPlan(
        settings=plan.settings,
        now=plan.now,
        editions=editions,
        teasers=tuple(teaser for edition in plan.editions if (teaser := _teaser(edition))),
        places=places,
        assets=tuple(plan.project.assets[path] for path in sorted(shown)),
    )


def _expired(place: Place, clock: Clock) -> bool:
    expires = clock.iso(place.page.expires)
    return expires is not None and expires <= clock.now


def _teaser(edition: Edition) -> Teaser | None:
    """Return the teaser of a piece that may be spoken of; an exact date is told as its week."""
    entry = edition.entry
    if entry is None or not entry.teaser or edition.stage not in AWAITED:
        return None
    span = edition.vague
    if edition.publish:
        monday = edition.publish.date() - timedelta(days=edition.publish.weekday())
        span = Span(monday, monday + timedelta(days=6), "week")
    if span is None or isinstance(span, NextSlot):
        return None
    return Teaser(edition.guid, edition.title, edition.lang, span.first, span.last)
