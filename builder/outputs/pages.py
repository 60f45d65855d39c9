"""The pages that are no posts: MkDocs makes them of these views. Here are 404 and what keys them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from builder.model.artifact import Artifact, Rank
from builder.model.plan import Place, PublicPlan
from builder.model.views import PageView, Waiting
from builder.outputs.sections import Section, sections
from builder.outputs.words import key
from builder.theme import Theme


def page_views(plan: PublicPlan) -> Iterator[tuple[Place, PageView]]:
    """Yield a view for every page of content/; home pages are made elsewhere."""
    for section in sections(plan):
        for place in plan.places:
            if place.page.lang == section.lang and place.path != section.prefix:
                yield place, _view(section, place)


def _view(section: Section, place: Place) -> PageView:
    page = place.page
    title = page.title or place.path.strip("/").rpartition("/")[2].replace("-", " ").capitalize()
    waiting = Waiting("draft", None) if page.draft else None
    frame = section.frame(place.path, title, page.summary or page.body.facts.opening, waiting=waiting)
    return PageView(frame, page.body.facts.headings, page.body.digest)


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the page that a server shows for an address that leads nowhere."""
    site = plan.settings.site
    frame = sections(plan)[0].frame("404.html", "Not found")
    # it is shown at any depth, so its links start at the top of the host
    top = urlsplit(site.url).path or "/"
    nav = tuple(replace(link, href=top + link.href.removeprefix("./"), current=False) for link in frame.nav)
    feeds = tuple(replace(link, href=top + link.href.removeprefix("./")) for link in frame.feeds)
    frame = replace(frame, root=top, home=top, canonical="", nav=nav, feeds=feeds)
    view = PageView(frame, (), "")
    yield Artifact("site", "404.html", key(view, theme.digest("site")), Rank.LIST, partial(_render, theme, view))


def _render(theme: Theme, view: PageView) -> bytes:
    return theme.render("site", "404.html", view=view, html=Markup("")).encode()
