"""A project and an hour to a plan: what is public, what is due, what is said where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from builder.model.due import Due
from builder.model.links import source_from
from builder.model.moments import NextSlot, Span
from builder.model.plan import Announcement, Edition, Place, Plan, PublicPlan
from builder.model.project import Asset, Project
from builder.model.settings import Channel
from builder.model.teaser import Teaser
from builder.plan.clock import Clock
from builder.plan.deadlines import dues_of
from builder.plan.editions import editions_of, first_day
from builder.plan.gatherings import gathered
from builder.plan.holds import in_force
from builder.plan.holidays import clashes_of
from builder.plan.hours import odd_hours
from builder.plan.ladders import announcements_of
from builder.plan.outlook import outlooks_of
from builder.plan.previews import previewed
from builder.plan.questions import listening_of
from builder.plan.rhythms import rhythms_of
from builder.plan.series import free_slots
from builder.plan.shares import pillars_of, promotion_of
from builder.plan.standing import own_place, place_of
from builder.plan.stands import stood
from builder.plan.wishes import wishes_of
from builder.plan.workload import loads_of

AWAITED = {"planned", "writing", "in review", "approved"}


def make_plan(project: Project, now: datetime, *, drafts: bool = False) -> Plan:
    """Plan *project* as of *now*; with *drafts*, what is written and not out yet has a page of its own, too."""
    clock = Clock.of(project.settings, now, project.holidays)
    made = editions_of(project, clock)
    shown = (previewed(edition, clock.now, project.settings) for edition in made) if drafts else made
    editions = gathered(sorted(shown, key=_order), project.settings, clock)
    placed, places = stood(editions, project, clock, drafts=drafts)
    dues = tuple(sorted(_dues(placed, project, clock), key=lambda due: (due.day, due.entry, due.stage)))

    announcements = tuple(sorted(_announcements(placed, project, clock), key=lambda one: (one.due, one.id)))
    return Plan(
        project=project,
        now=now,
        editions=placed,
        dues=dues,
        announcements=announcements,
        places=places,
        held=in_force(project.hold, clock),
        drafts=drafts,
        loads=tuple(loads_of(dues, project.settings)),
        outlooks=tuple(outlooks_of(placed, announcements, project.settings, clock)),
        clashes=tuple(clashes_of(placed, announcements, dues, project, clock)),
        listening=listening_of(placed, project, clock),
        promotion=tuple(promotion_of(announcements, project.settings)),
        pillars=tuple(pillars_of(placed, project.settings, clock)),
        free=tuple(free_slots(placed, project.settings, clock)),
        rhythms=tuple(rhythms_of(placed, announcements, project.settings, clock)),
        odd_hours=tuple(odd_hours(project, clock)),
        wishes=tuple(wishes_of(placed, project.settings, clock)),
    )


def _order(edition: Edition) -> tuple[bool, float, str]:
    return (edition.publish is None, edition.publish.timestamp() if edition.publish else 0.0, edition.key)


def _dues(editions: tuple[Edition, ...], project: Project, clock: Clock) -> list[Due]:
    """Count the deadlines of each entry once, from its first edition."""
    dues: list[Due] = []
    seen: set[str] = set()
    for edition in editions:
        if edition.entry is None or edition.id in seen:
            continue
        seen.add(edition.id)
        day = first_day(edition, project.settings, clock)
        dues += dues_of(edition, day, project.settings, clock, project.rota)
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
        announced=_announced(plan),
    )


def _announced(plan: Plan) -> dict[str, tuple[Channel, ...]]:
    found: dict[str, dict[str, Channel]] = {}
    for one in plan.announcements:
        if one.edition.public:
            found.setdefault(one.edition.key, {})[one.channel.id] = one.channel
    return {key: tuple(channels.values()) for key, channels in found.items()}


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
