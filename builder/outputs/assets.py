"""Files that are copied: the theme's assets, and the pictures that public pages show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the assets of the site."""
    for path, data in theme.assets("site"):
        yield Artifact("site", path, key(data), Rank.ASSET, partial(bytes, data))
    for asset in plan.assets:
        # what a picture's bytes are, its mark tells; of another file only the stamp is known
        mark = key(asset.mark, code_digest()) if asset.mark else key(asset)
        yield Artifact("site", asset.place, mark, Rank.ASSET, asset.read)
