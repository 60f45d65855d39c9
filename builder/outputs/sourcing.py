"""subscribe/<feed>/index.html: a page for each feed and calendar: what it is, how to subscribe, what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from urllib.parse import quote
from zoneinfo import ZoneInfo

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.calendars import CalendarFile, Row
from builder.model.feeds import CALLED, MIMES
from builder.model.plan import PublicPlan
from builder.model.subscribing import Piece, SourceView
from builder.model.views import FeedLink, Link
from builder.outputs.codes import code_of
from builder.outputs.sections import Section, sections
from builder.outputs.ways import about, calendar_path, calendars_of, capital, feed_path, feeds_of, named, top_of, webcal
from builder.outputs.words import day, key
from builder.theme import Theme

LAST = 5  # items of a feed, or dates of a calendar, that its page shows
# readers that take an address along, as their own documentation or buttons have it, read on 2026-12-01
READERS = {
    "Feedly": "https://feedly.com/i/subscription/feed/{}",
    "Inoreader": "https://www.inoreader.com/?add_feed={}",
    "NewsBlur": "https://www.newsblur.com/?url={}",
    "The Old Reader": "https://theoldreader.com/feeds/subscribe?url={}",
}


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the page of each feed and calendar, in each language."""
    digest = theme.digest("site")
    for section in sections(plan):
        for path, one in (*_feed_pages(section), *_calendar_pages(section)):
            yield Artifact("site", file_of(path), key(one, digest), Rank.LIST, partial(_render, theme, one))


def _render(theme: Theme, view: SourceView) -> bytes:
    code = Markup(code_of(view.addresses[0].href))  # noqa: S704 - drawn of squares alone
    return theme.render("site", "source.html", view=view, code=code).encode(errors="replace")


def _feed_pages(section: Section) -> Iterator[tuple[str, SourceView]]:
    site = section.plan.settings.site
    for feed in feeds_of(section):
        path = feed_path(section, feed)
        root, url = root_of(path), url_of(site, feed.path("rss"))
        links = tuple(Link(CALLED[form], url_of(site, feed.path(form))) for form in feed.formats)
        heads = tuple(
            FeedLink(feed.title, CALLED[form], MIMES[form], root + quoted(feed.path(form))) for form in feed.formats
        )
        cards = [section.cards[one.path] for one in feed.editions[:LAST] if one.path in section.cards]
        pieces = tuple(Piece(card.title, root + quoted(card.path), card.item(root).published) for card in cards)
        said, heading = about(feed, site.title), named(feed, site.title)
        yield (
            path,
            SourceView(
                frame=replace(section.frame(path, heading, said), feeds=heads),
                calendar=False,
                heading=heading,
                about=said,
                addresses=links,
                ways=tuple(Link(name, way.format(quote(url, safe=""))) for name, way in READERS.items()),
                pieces=pieces,
                count=len(feed.editions),
                all=root + quoted(top_of(section)),
            ),
        )


def _calendar_pages(section: Section) -> Iterator[tuple[str, SourceView]]:
    site = section.plan.settings.site
    for one in calendars_of(section):
        path = calendar_path(section, one)
        root, url, heading = root_of(path), url_of(site, one.path), capital(one.title)
        head = FeedLink(f"{site.title}: {one.title}", "calendar", "text/calendar", root + quoted(one.path))
        frame = section.frame(path, heading, one.about)
        name, inside = quote(f"{site.title}: {one.title}", safe=""), quote(url, safe="")
        yield (
            path,
            SourceView(
                frame=replace(frame, feeds=(head, *frame.feeds)),
                calendar=True,
                heading=heading,
                about=one.about,
                addresses=(Link("iCalendar", url),),
                ways=(
                    Link("Apple Calendar, Thunderbird and others", webcal(url)),
                    Link(
                        "Google Calendar", f"https://calendar.google.com/calendar/r?cid={quote(webcal(url), safe='')}"
                    ),
                    Link("Outlook", f"https://outlook.live.com/calendar/0/addfromweb?url={inside}&name={name}"),
                ),
                pieces=tuple(_piece(section, row) for row in _next(section, one)),
                count=one.count,
                all=root + quoted(top_of(section)),
            ),
        )


def _next(section: Section, one: CalendarFile) -> list[Row]:
    """Return the next dates of a calendar; where none is to come, the last."""
    rows = sorted(one.rows, key=lambda row: _moment(section, row))
    coming = [row for row in rows if _moment(section, row) >= section.plan.now]
    return coming[:LAST] or rows[-LAST:]


def _moment(section: Section, row: Row) -> datetime:
    zone = ZoneInfo(section.plan.settings.timezone)
    return row.start if isinstance(row.start, datetime) else datetime.combine(row.start, time(0), zone)


def _piece(section: Section, row: Row) -> Piece:
    return Piece(row.summary, row.url, day(_moment(section, row), section.plan.now))
