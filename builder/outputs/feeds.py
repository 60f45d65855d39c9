"""Every feed as RSS 2.0, Atom and JSON Feed, with pages of its archive (RFC 5005) for all that is older."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from builder.model.addresses import quoted, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.feeds import Feed, FeedItem, FeedView, Format
from builder.model.plan import Edition, PublicPlan
from builder.model.settings import Site
from builder.outputs.feeding.items import item_of, speakable, words_of
from builder.outputs.feeding.jsonfeed import json_feed, json_item
from builder.outputs.feeding.xml import atom, atom_item, rss, rss_item
from builder.outputs.podcasts import about, show_of
from builder.outputs.recorded import Assets
from builder.outputs.syndicated import feeds
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

ARCHIVED: tuple[Format, ...] = ("rss", "atom")  # RFC 5005 is of these; a third copy of every text would serve few
MOST = 2_000  # pieces that are remembered while feeds are written
WRITERS: dict[Format, tuple[Callable[[FeedView, tuple[Any, ...]], bytes], Callable[[FeedItem, str], Any]]] = {
    "rss": (rss, rss_item),
    "atom": (atom, atom_item),
    "json": (json_feed, json_item),
}


@dataclass(frozen=True)
class Known:
    """What was made of each edition, by its key and what for: most stand in several feeds, and in three formats."""

    site: Site
    assets: Assets
    numbered: bool = False
    items: dict[str, tuple[FeedItem, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    written: dict[tuple[Format, str], Any] = field(default_factory=dict)

    def item(self, edition: Edition) -> tuple[FeedItem, str]:
        """Return an edition as an item, and the key of that."""
        if edition.key not in self.items:
            item = item_of(edition, self.site, self.assets)
            item = item if self.numbered else replace(item, episode=None)
            self.items[edition.key] = (item, key(item))
        return self.items[edition.key]

    def item_as(self, form: Format, edition: Edition) -> Any:  # noqa: ANN401 - text, or an element of lxml's
        """Return an edition as an item of a feed in *form*."""
        if (form, edition.key) not in self.written:
            if len(self.words) > MOST:
                self.words.clear()
                self.written.clear()
            item, _ = self.item(edition)
            self.written[form, edition.key] = WRITERS[form][1](item, self.said(item, edition))
        return self.written[form, edition.key]

    def said(self, item: FeedItem, edition: Edition) -> str:
        """Return the words of an item; nothing where feeds have the summary alone."""
        if self.site.feeds.full and edition.key not in self.words:
            self.words[edition.key] = words_of(item, edition)
        return self.words.get(edition.key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a feed: its newest items, or, with a *number* from 1 on, a page of its archive, from the oldest on."""

    feed: Feed
    number: int
    older: int
    editions: tuple[Edition, ...]


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield every feed in every format."""
    site = plan.settings.site
    assets = {asset.path: asset for asset in plan.assets}
    usual = Known(site, assets)
    # the same pieces under other dates, and with more tags
    others = {"newsletter": Known(site, assets), "podcast": Known(site, assets, numbered=True)}
    for feed in feeds(plan):
        known = others.get(feed.of, usual)
        for sheet in sheets(feed, len(feed.editions) if feed.of == "podcast" else site.feeds.items):
            told = key([known.item(edition)[1] for edition in sheet.editions])
            for form in feed.formats if not sheet.number else ARCHIVED:
                head = _head(sheet, form, plan)
                mark = key(head, told, form, code_digest())
                render = partial(_render, head, sheet, form, known)
                yield Artifact("site", feed.path(form, sheet.number), mark, Rank.LIST, render)


def sheets(feed: Feed, size: int) -> Iterator[Sheet]:
    """Part a feed: its newest items, and pages of its archive of *size* items, which are full and never change.

    Where there are more items than *size*, every one stands in the archive, or among the newest, or in both.
    """
    last = len(feed.editions) // size if feed.archived and len(feed.editions) > size else 0
    yield Sheet(feed, 0, last, feed.editions[:size])
    oldest_first = feed.editions[::-1]
    for number in range(1, last + 1):
        yield Sheet(feed, number, number - 1, oldest_first[(number - 1) * size : number * size][::-1])


def _head(sheet: Sheet, form: Format, plan: PublicPlan) -> FeedView:
    """Return the view of a page without its items, which have keys of their own."""
    feed, site = sheet.feed, plan.settings.site
    podcast = feed.of == "podcast"
    moments = (max(one.publish, one.updated or one.publish) for one in sheet.editions if one.publish)
    updated = max(moments, default=None)
    return FeedView(
        id=f"tag:{site.namespace}:feeds/{quoted(feed.folder)}{f'page/{sheet.number}' if sheet.number else ''}",
        title=speakable(feed.title),
        description=speakable(about(feed, plan) if podcast else site.description or feed.title),
        author=speakable(site.title),
        lang=feed.lang,
        page=url_of(site, feed.page),
        url=url_of(site, feed.path(form, sheet.number)),
        older=url_of(site, feed.path(form, sheet.older)) if sheet.older else "",
        current=url_of(site, feed.path(form)) if sheet.number else "",
        updated=updated.isoformat() if updated else "",
        full=site.feeds.full,
        hub=site.feeds.hub,
        show=show_of(feed, plan) if podcast else None,
    )


def _render(head: FeedView, sheet: Sheet, form: Format, known: Known) -> bytes:
    write, _ = WRITERS[form]
    return write(head, tuple(known.item_as(form, edition) for edition in sheet.editions))
