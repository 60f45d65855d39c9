"""What `serve --drafts` and the desk show: a page for each piece that is written and not out yet, as it will be."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from builder.model.addresses import url_of
from builder.model.plan import Edition, Plan, PublicPlan
from builder.model.settings import Settings
from builder.model.unpublished import Awaited, Unpublished, awaited
from builder.plan.standing import place_of


def previewed(edition: Edition, now: datetime, settings: Settings) -> Edition:
    """Return *edition* with a page, if it has words; one without a date stands as if it were of now."""
    if not awaited(edition, settings):
        return edition
    path = edition.path or f"drafts/{edition.id}/"
    publish = edition.publish or now
    return replace(edition, publish=publish, path=path, url=url_of(settings.site, path), previewed=True)


def unpublished(plan: Plan, public: PublicPlan) -> Unpublished:
    """Return what waits, with the files that it shows; nothing where `serve --drafts` shows it already."""
    waiting = (edition for edition in plan.editions if not edition.public and awaited(edition, plan.settings))
    return Unpublished(public, tuple(_awaited(edition, plan) for edition in waiting))


def _awaited(edition: Edition, plan: Plan) -> Awaited:
    assert edition.post is not None  # noqa: S101 - what is awaited has words
    found = (plan.project.assets[path] for path in edition.assets)
    assets = tuple(replace(asset, place=place_of(asset, edition.post, edition.path)) for asset in found)
    return Awaited(previewed(edition, plan.now, plan.settings), edition.path, assets)
