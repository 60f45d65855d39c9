"""The home page of each language: content/index.md, what is new, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of
from builder.model.artifact import Artifact, Rank
from builder.model.plan import Place, PublicPlan
from builder.model.views import ComingItem, HomeView, Link
from builder.outputs.sections import Section, sections
from builder.outputs.words import day, key
from builder.theme import Theme

LATEST = 10
SUBJECTS = 12


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield a home page for every section."""
    for section in sections(plan):
        intro = next((place for place in plan.places if place.path == section.prefix), None)
        view = _view(section, intro)
        mark = key(view, intro.links if intro else (), theme.digest("site"))
        yield Artifact("site", file_of(section.prefix), mark, Rank.LIST, partial(_render, theme, view, intro))


def _view(section: Section, intro: Place | None) -> HomeView:
    site = section.plan.settings.site
    root = root_of(section.prefix)
    coming = [teaser for teaser in section.plan.teasers if teaser.lang == section.lang]
    zone = ZoneInfo(section.plan.settings.timezone)
    most = sorted(section.tags.values(), key=lambda tag: (-len(tag[1]), tag[0]))[:SUBJECTS]
    return HomeView(
        frame=section.frame(section.prefix, site.title, site.description),
        items=tuple(section.cards[edition.path].item(root) for edition in section.editions[:LATEST]),
        coming=tuple(
            ComingItem(one.title, day(datetime.combine(one.first, time(12), zone), section.plan.now)) for one in coming
        ),
        archive=f"{root}{section.prefix}archive/",
        tags=tuple(Link(name, root + quoted(section.tag_path(name))) for name, _ in most),
        body=intro.page.body.digest if intro else "",
    )


def _render(theme: Theme, view: HomeView, intro: Place | None) -> bytes:
    html = intro.page.body.html(dict(intro.links)) if intro else ""
    return theme.render("site", "home.html", view=view, html=Markup(html)).encode()  # noqa: S704 - made safe
