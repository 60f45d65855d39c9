"""Pieces that are written and not out yet: what their pages are made of, for the team alone."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.plan import Edition, PublicPlan
from builder.model.project import Asset
from builder.model.settings import Settings

NOT_SHOWN = {"out", "expired", "dropped"}


@dataclass(frozen=True, slots=True)
class Awaited:
    """A piece as it will be; its links are those of a page at *base*, where its *assets* have their places."""

    edition: Edition
    base: str
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class Unpublished:
    """All that is not out yet, and the public plan that it will be part of."""

    public: PublicPlan
    pieces: tuple[Awaited, ...]


def awaited(edition: Edition, settings: Settings) -> bool:
    """Tell whether a piece has words for a page of ours that is not out yet."""
    return edition.post is not None and edition.stage not in NOT_SHOWN and not elsewhere(edition, settings)


def elsewhere(edition: Edition, settings: Settings) -> bool:
    """Tell whether a piece has no page of ours, also when it will be out."""
    entry = edition.entry
    shape = settings.shapes.get(entry.shape or "") if entry else None
    return bool(entry and (entry.share or not entry.page or (shape and not shape.page)))
