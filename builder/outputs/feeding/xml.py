"""RSS 2.0 and Atom: with its extensions the only file that knows feedgen."""

from __future__ import annotations

from copy import copy
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from builder.model.feeds import FeedItem, FeedView
from builder.outputs.feeding.extensions import Enclosed, Media, Paged, PagedAtom, Pictured
from builder.outputs.feeding.items import speakable
from builder.outputs.feeding.podcasting import Numbered, Podcasting

# an empty feed has no moment of its own, and feedgen would put the clock's
NEVER = "1970-01-01T00:00:00+00:00"


class Made:
    """An item that was written before: most stand in several feeds, and feedgen takes its time for each."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def rss_entry(self) -> etree._Element:
        """Return a copy, since an element can stand in one document alone."""
        return copy(self.element)

    def atom_entry(self) -> etree._Element:
        return copy(self.element)

    def register_extension(self, *_: object) -> None:
        """Do nothing: what extensions add to it was added when it was made."""


def rss(view: FeedView, items: tuple[etree._Element, ...]) -> bytes:
    """Return *view* as RSS 2.0 (https://www.rssboard.org/rss-specification) with its *items*, each by `rss_item`."""
    feed = _feed(view, Paged)
    feed.load_extension("dc", rss=True, atom=False)
    if view.show:
        feed.register_extension("podcasting", Podcasting, atom=False)
        feed.podcasting.show = view.show
    feed.link(href=view.page)
    feed.language(view.lang)
    feed.lastBuildDate(view.updated or NEVER)
    feed.entry([Made(item) for item in items])
    return feed.rss_str(pretty=True)  # type: ignore[no-any-return] # feedgen has no types


def atom(view: FeedView, items: tuple[etree._Element, ...]) -> bytes:
    """Return *view* as Atom (RFC 4287) with its *items*, each by `atom_item`."""
    feed = _feed(view, PagedAtom)
    feed.id(view.id)
    feed.link(href=view.page, rel="alternate", type="text/html")
    feed.language(view.lang)
    feed.updated(view.updated or NEVER)
    feed.author({"name": speakable(view.author)})  # of items that name none
    feed.entry([Made(item) for item in items])
    return feed.atom_str(pretty=True)  # type: ignore[no-any-return] # feedgen has no types


def _feed(view: FeedView, paged: type[Paged]) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("paged", paged)
    feed.paged.view = view
    feed.register_extension("media", Media)
    feed.title(speakable(view.title))
    feed.description(speakable(view.description))
    feed.generator("Dateline")
    return feed


def rss_item(item: FeedItem, words: str) -> etree._Element:
    """Return *item* as RSS has it; without *words* it says its summary."""
    entry = _entry(item)
    entry.load_extension("dc", rss=True, atom=False)
    entry.guid(item.guid, permalink=False)
    entry.link(href=item.url)
    entry.pubDate(datetime.fromisoformat(item.published))
    entry.description(item.summary or (None if words else item.title))
    if words:
        entry.content(words, type="CDATA")
    for author in item.authors:
        entry.dc.dc_creator(author)
    if item.enclosures:
        first = item.enclosures[0]  # RSS knows one
        entry.enclosure(first.url, str(first.length), first.mime)
    if item.episode and item.enclosures:
        entry.register_extension("numbered", Numbered, atom=False)
        entry.numbered.episode = item.episode
        entry.numbered.seconds = item.enclosures[0].duration
        entry.numbered.image = item.cover.url if item.cover else ""
    return entry.rss_entry()  # type: ignore[no-any-return] # feedgen has no types


def atom_item(item: FeedItem, words: str) -> etree._Element:
    """Return *item* as Atom has it; without *words* it says its summary."""
    entry = _entry(item)
    entry.id(item.iri)
    entry.link(href=item.url, rel="alternate", type="text/html")
    entry.published(datetime.fromisoformat(item.published))
    entry.updated(datetime.fromisoformat(item.updated))
    if item.summary or not words:
        entry.summary(item.summary or item.title)
    if words:
        entry.content(words, type="html")
    for author in item.authors:
        entry.author({"name": author})
    entry.register_extension("enclosed", Enclosed, rss=False)
    entry.enclosed.enclosures = item.enclosures
    return entry.atom_entry()  # type: ignore[no-any-return] # likewise


def _entry(item: FeedItem) -> FeedEntry:
    entry = FeedEntry()
    entry.title(item.title or item.url)
    entry.category([{"term": tag} for tag in item.tags])  # at once: each call looks at all before it
    entry.register_extension("pictured", Pictured)
    entry.pictured.cover = item.cover
    return entry
