"""<key>.txt: by which search engines see that what they are told of this site comes from itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the file of the key, if the plan has one."""
    found = plan.settings.site.indexnow
    if found:
        yield Artifact("site", f"{found.key}.txt", key(found.key), Rank.LIST, partial(found.key.encode))
