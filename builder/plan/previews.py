"""What `serve --drafts` shows: a page for each piece that is written and not out yet, at the address it will have."""

from __future__ import annotations

from dataclasses import replace

from builder.model.addresses import url_of
from builder.model.plan import Edition
from builder.model.settings import Settings
from builder.plan.clock import Clock

NOT_SHOWN = {"out", "expired", "dropped"}


def previewed(edition: Edition, clock: Clock, settings: Settings) -> Edition:
    """Return *edition* with a page, if it has words; one without a date stands as if it were of now."""
    if edition.post is None or edition.stage in NOT_SHOWN or _elsewhere(edition, settings):
        return edition
    path = edition.path or f"drafts/{edition.id}/"
    publish = edition.publish or clock.now
    return replace(edition, publish=publish, path=path, url=url_of(settings.site, path), previewed=True)


def _elsewhere(edition: Edition, settings: Settings) -> bool:
    """Tell whether a piece has no page of ours, also when it will be out."""
    entry = edition.entry
    shape = settings.shapes.get(entry.shape or "") if entry else None
    return bool(entry and (entry.share or not entry.page or (shape and not shape.page)))
