"""How to follow a site: /subscribe/, a page of each feed and calendar, and all feeds in one file (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from html import escape
from itertools import groupby

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.calendars import CalendarFile
from builder.model.feeds import CALLED, MIMES, Feed
from builder.model.plan import Place, PublicPlan
from builder.model.views import FeedLink
from builder.model.ways import FollowView, SubscribeView, Way, WaysOf
from builder.outputs.codes import code_of
from builder.outputs.coming import calendars
from builder.outputs.feeding.items import speakable
from builder.outputs.sections import Section, sections
from builder.outputs.syndicated import feeds
from builder.outputs.words import MONTHS, key, slug
from builder.theme import Theme

SHOWN = 10  # of the newest of each
ORDER = ("site", "newsletter", "podcast", "series", "form", "tag", "author")


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the pages and the OPML file of every section."""
    digest = theme.digest("site")
    for section in sections(plan):
        own = next((one for one in plan.places if one.path == section.follow), None)
        view = _subscribe(section, own)
        mark = key(view, own.links if own else (), digest)
        yield Artifact("site", file_of(section.follow), mark, Rank.LIST, partial(_page, theme, view, own))
        for follow in _follows(section):
            path = f"{section.follow}{follow[0]}/"
            made = _follow(section, path, follow[1])
            yield Artifact("site", file_of(path), key(made, digest), Rank.LIST, partial(_followed, theme, made))
        listed = _opml(section)
        yield Artifact(
            "site", f"{section.follow}feeds.opml", key(listed), Rank.LIST, partial(listed.encode, errors="replace")
        )


def paths(section: Section) -> Iterator[str]:
    """Yield where each page stands, for the sitemap."""
    yield section.follow
    yield from (f"{section.follow}{name}/" for name, _ in _follows(section))


def _follows(section: Section) -> Iterator[tuple[str, Feed | CalendarFile]]:
    """Yield each feed and calendar of a section, under the name of its page."""
    for feed in _feeds(section):
        yield name_of(feed), feed
    for calendar in _calendars(section):
        yield f"calendar-{calendar.title.replace(' ', '-')}", calendar


def name_of(feed: Feed) -> str:
    """Return what the page of a feed is called."""
    return feed.of if not feed.name or feed.of in {"site", "newsletter"} else f"{feed.of}-{slug(feed.name)}"


def _feeds(section: Section) -> list[Feed]:
    return [feed for feed in feeds(section.plan) if feed.lang == section.lang]


def _calendars(section: Section) -> list[CalendarFile]:
    return [one for one in calendars(section.plan) if one.path.rpartition("/")[0] == section.prefix.rstrip("/")]


def _subscribe(section: Section, own: Place | None) -> SubscribeView:
    root, site = root_of(section.follow), section.plan.settings.site
    ordered = sorted(_feeds(section), key=lambda feed: ORDER.index(feed.of))
    groups = [
        WaysOf(kind, tuple(_way(section, feed, root) for feed in found))
        for kind, found in groupby(ordered, key=lambda feed: feed.of)
    ]
    dated = tuple(
        Way(_capital(one.title), f"{root}{section.follow}{name}/", one.count, url_of(site, one.path))
        for name, one in _follows(section)
        if isinstance(one, CalendarFile)
    )
    title = (own.page.title if own else "") or "Subscribe"
    return SubscribeView(
        frame=section.frame(section.follow, title),
        heading=title,
        opml=f"{root}{section.follow}feeds.opml",
        groups=(*groups, WaysOf("calendar", dated)),
        body=own.page.body.digest if own else "",
    )


def _way(section: Section, feed: Feed, root: str) -> Way:
    address = url_of(section.plan.settings.site, feed.path("rss"))
    named = feed.title if feed.of in {"site", "newsletter", "podcast"} else feed.title.partition(": ")[2] or feed.title
    return Way(named, f"{root}{section.follow}{quoted(name_of(feed))}/", len(feed.editions), address)


def _follow(section: Section, path: str, one: Feed | CalendarFile) -> FollowView:
    root, site = root_of(path), section.plan.settings.site
    back = root + section.follow
    if isinstance(one, CalendarFile):
        address = url_of(site, one.path)
        return FollowView(
            frame=section.frame(path, f"{site.title}: {one.title}", one.about),
            kind="calendar",
            heading=_capital(one.title),
            address=address,
            webcal=f"webcal:{address.partition(':')[2]}",
            formats=(),
            count=one.count,
            items=(),
            events=tuple(f"{_day(row.start)}: {row.summary}" for row in one.rows[-SHOWN:]),
            back=back,
        )
    return FollowView(
        frame=section.frame(path, one.title, feed=(one.title, one.folder) if one.of not in LONE else None),
        kind=one.of,
        heading=one.title,
        address=url_of(site, one.path("rss")),
        webcal="",
        formats=tuple(
            FeedLink(one.title, CALLED[form], MIMES[form], url_of(site, one.path(form))) for form in one.formats
        ),
        count=len(one.editions),
        items=tuple(section.cards[edition.path].item(root) for edition in one.editions[:SHOWN]),
        events=(),
        back=back,
    )


LONE = {"site", "newsletter", "podcast"}  # which are linked everywhere, or have no other formats


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _day(moment: datetime | date) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _page(theme: Theme, view: SubscribeView, own: Place | None) -> bytes:
    words = Markup(own.page.body.html(dict(own.links)) if own else "")  # noqa: S704 - load/markdown made it safe
    return theme.render("site", "subscribe.html", view=view, html=words).encode()


def _followed(theme: Theme, view: FollowView) -> bytes:
    code = Markup(code_of(view.address))  # noqa: S704 - drawn by ourselves, of squares alone
    return theme.render("site", "follow.html", view=view, code=code).encode()


def _opml(section: Section) -> str:
    """Return all feeds of a section as feed readers take them (http://opml.org/spec2.opml)."""
    site = section.plan.settings.site
    rows = [
        f'<outline type="rss" text={_attribute(feed.title)} title={_attribute(feed.title)} '
        f"xmlUrl={_attribute(url_of(site, feed.path('rss')))} htmlUrl={_attribute(url_of(site, feed.page))}/>"
        for feed in _feeds(section)
        if feed.of != "newsletter"
    ]
    head = f"<head><title>{escape(speakable(site.title))}</title></head>"
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        head,
        "<body>",
        *rows,
        "</body>",
        "</opml>",
    )
    return "\n".join((*lines, ""))


def _attribute(text: str) -> str:
    return f'"{escape(speakable(text))}"'
