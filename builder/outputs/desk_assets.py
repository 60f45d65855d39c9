"""The assets of the desk, which opens from disk and so has copies of the site's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.rendered import Desk
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the assets of the desk, its own over those of the site."""
    for path, data in (dict(theme.assets("site")) | dict(theme.assets("desk"))).items():
        yield Artifact("desk", path, key(data), Rank.ASSET, partial(bytes, data))
