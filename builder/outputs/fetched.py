"""Copies of pictures that stand beside public pages, since a network fetches them from there."""

from __future__ import annotations

from collections.abc import Iterator

from builder.channels import rules_for
from builder.model.artifact import Artifact
from builder.model.copies import Copy
from builder.model.plan import PublicPlan
from builder.outputs.copies import copy_artifact
from builder.outputs.pictured import taken
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the copies for the channels on which a public piece is announced; what is no other than its original
    stands there as an asset."""
    found = {copy.place: copy for copy in _copies(plan) if copy.cut}
    for place, copy in found.items():
        yield copy_artifact("site", place, copy)


def _copies(plan: PublicPlan) -> Iterator[Copy]:
    assets = {asset.path: asset for asset in plan.assets}
    for edition in plan.editions:
        for channel in plan.announced.get(edition.key, ()):
            if (rules := rules_for(channel)).fetches:
                yield from taken(edition, channel, rules, assets).copies
