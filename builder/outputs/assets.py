"""Files that are copied: the theme's assets, and the pictures that public pages show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the assets of the site."""
    for path, data in theme.assets("site"):
        yield Artifact("site", path, key(data), Rank.ASSET, partial(bytes, data))
    for asset in plan.assets:
        place = asset.path.removeprefix("content/")
        yield Artifact("site", place, key(asset), Rank.ASSET, asset.read)
