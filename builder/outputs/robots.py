"""robots.txt: everyone may read everything, and where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield robots.txt."""
    text = f"User-agent: *\nDisallow:\n\nSitemap: {url_of(plan.settings.site, 'sitemap.xml')}\n"
    yield Artifact("site", "robots.txt", key(text), Rank.LIST, partial(text.encode))
