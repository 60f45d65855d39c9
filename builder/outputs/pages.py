"""The pages that are no posts: MkDocs makes them of these views. Here are 404 and what keys them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from builder.model.artifact import Artifact, Rank
from builder.model.plan import Place, PublicPlan
from builder.model.views import PageView, Waiting
from builder.outputs.sections import Section, sections
from builder.outputs.ways import top_of
from builder.outputs.words import key
from builder.theme import Theme

LOST = "404.html"


def page_views(plan: PublicPlan) -> Iterator[tuple[Place, PageView]]:
    """Yield a view for every page of content/; home pages, and those of feeds, are made elsewhere."""
    for section in sections(plan):
        elsewhere = {section.prefix, top_of(section), LOST}
        for place in plan.places:
            if place.page.lang == section.lang and place.path not in elsewhere:
                yield place, _view(section, place)


def _view(section: Section, place: Place) -> PageView:
    page = place.page
    title = page.title or place.path.strip("/").rpartition("/")[2].replace("-", " ").capitalize()
    waiting = Waiting("draft", None) if page.draft else None
    frame = section.frame(place.path, title, page.summary or page.body.facts.opening, waiting=waiting)
    return PageView(frame, page.body.facts.headings, page.body.digest)


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the page that a server shows for an address that leads nowhere; a 404.md gives its words."""
    site = plan.settings.site
    own = next((place for place in plan.places if place.path == LOST), None)
    frame = sections(plan)[0].frame(LOST, own.page.title if own and own.page.title else "Not found")
    # it is shown at any depth, so its links start at the top of the host
    top = urlsplit(site.url).path or "/"
    nav = tuple(replace(link, href=top + link.href.removeprefix("./"), current=False) for link in frame.nav)
    feeds = tuple(replace(link, href=top + link.href.removeprefix("./")) for link in frame.feeds)
    frame = replace(frame, root=top, home=top, canonical="", nav=nav, feeds=feeds)
    view = PageView(frame, (), own.page.body.digest if own else "")
    links = {written: top + to.removeprefix("./") for written, to in own.links} if own else {}
    mark = key(view, sorted(links.items()), theme.digest("site"))
    yield Artifact("site", LOST, mark, Rank.LIST, partial(_render, theme, view, own, links))


def _render(theme: Theme, view: PageView, own: Place | None, links: Mapping[str, str]) -> bytes:
    words = own.page.body.html(links) if own else ""
    return theme.render("site", "404.html", view=view, html=Markup(words)).encode()  # noqa: S704 - load/markdown made it safe
