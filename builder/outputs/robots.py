"""robots.txt: everyone may read everything but the team's folder, if there is one, and where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.plan import PublicPlan
from builder.model.privacy import FOLDER
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield robots.txt."""
    site = plan.settings.site
    secret = urlsplit(url_of(site, FOLDER)).path if plan.settings.desk.secret else ""
    text = f"User-agent: *\nDisallow:{secret and f' {secret}'}\n\nSitemap: {url_of(site, 'sitemap.xml')}\n"
    yield Artifact("site", "robots.txt", key(text), Rank.LIST, partial(text.encode))
