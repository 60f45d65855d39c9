"""subscribe/index.html: every feed and calendar with how much it holds, and feeds.opml, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.calendars import CalendarFile
from builder.model.feeds import Feed
from builder.model.plan import Place, PublicPlan
from builder.model.subscribing import Kind, Source, SubscribeView
from builder.outputs.sections import Section, sections
from builder.outputs.ways import about, calendar_path, calendars_of, capital, feed_path, feeds_of, named, top_of, webcal
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

KINDS = {
    "site": ("all", "Everything"),
    "newsletter": ("all", "Everything"),
    "podcast": ("podcasts", "Podcasts"),
    "tag": ("subjects", "By subject"),
    "author": ("authors", "By author"),
    "series": ("series", "By series"),
    "form": ("forms", "By form"),
}


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the list and the OPML of each language."""
    digest = theme.digest("site")
    for section in sections(plan):
        intro = next((place for place in plan.places if place.path == top_of(section)), None)
        view = _list(section, intro)
        mark = key(view, intro.links if intro else (), digest)
        yield Artifact("site", file_of(top_of(section)), mark, Rank.LIST, partial(_render_list, theme, view, intro))
        listed = [one for one in feeds_of(section) if one.of != "newsletter"]  # whose pieces the first one has
        outline = tuple((one.title, url_of(plan.settings.site, one.path("rss"))) for one in listed)
        title, told = f"{plan.settings.site.title}: feeds", key(outline, section.lang, code_digest())
        render = partial(_opml, title, section.lang, outline)
        yield Artifact("site", f"{top_of(section)}feeds.opml", told, Rank.LIST, render)


def _render_list(theme: Theme, view: SubscribeView, intro: Place | None) -> bytes:
    html = intro.page.body.html(dict(intro.links)) if intro else ""
    return theme.render("site", "subscribe.html", view=view, html=Markup(html)).encode()  # noqa: S704 - made safe


def _list(section: Section, intro: Place | None) -> SubscribeView:
    top = top_of(section)
    title = intro.page.title if intro and intro.page.title else "Subscribe"
    kinds: dict[str, tuple[str, list[Source]]] = {}
    for feed in feeds_of(section):
        id_, name = KINDS[feed.of]
        kinds.setdefault(id_, (name, []))[1].append(_source(section, feed))
    found = [Kind(id_, name, "piece", tuple(sources)) for id_, (name, sources) in kinds.items()]
    dates = tuple(_dates(section, one) for one in calendars_of(section))
    if dates:
        found.append(Kind("calendars", "In your calendar", "date", dates))
    return SubscribeView(
        frame=section.frame(top, title, intro.page.summary if intro else ""),
        kinds=tuple(found),
        opml="feeds.opml",
        body=intro.page.body.digest if intro else "",
    )


def _source(section: Section, feed: Feed) -> Source:
    site, root = section.plan.settings.site, root_of(top_of(section))
    href = root + quoted(feed_path(section, feed))
    name = named(feed, site.title)
    return Source(name, about(feed, site.title), href, url_of(site, feed.path("rss")), len(feed.editions))


def _dates(section: Section, one: CalendarFile) -> Source:
    root = root_of(top_of(section))
    address = webcal(url_of(section.plan.settings.site, one.path))
    return Source(capital(one.title), one.about, root + quoted(calendar_path(section, one)), address, one.count)


def _opml(title: str, lang: str, outline: tuple[tuple[str, str], ...]) -> bytes:
    """Return the list that a feed reader imports: OPML 2.0, opml.org/spec2.opml."""
    rows = [
        f'<outline type="rss" text={quoteattr(text)} title={quoteattr(text)} language={quoteattr(lang)}'
        f' version="RSS2" xmlUrl={quoteattr(url)}/>'
        for text, url in outline
    ]
    head = f'<opml version="2.0">\n<head><title>{escape(title)}</title></head>\n<body>'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *rows, "</body>\n</opml>\n"]).encode(
        errors="replace"
    )
