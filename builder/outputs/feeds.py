"""RSS 2.0 of the site and of each tag of three posts or more: the only file that knows feedgen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from urllib.parse import urljoin

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from builder.model.addresses import url_of
from builder.model.artifact import Artifact, Rank
from builder.model.occasions import Gathered
from builder.model.plan import Edition, PublicPlan
from builder.outputs.sections import FEED_FROM, Section, sections
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

ITEMS = 20
ATOM = "http://www.w3.org/2005/Atom"
TARGET = re.compile(r'\b(href|src)="([^"]*)"')
# the words of items by their address, made once: a post stands in the feed of the site and of each of its tags
Known = dict[str, str]
# XML 1.0 has no way to write these
UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item: its words come as HTML, which *body* and *links* are the digest of."""

    guid: str
    title: str
    url: str
    summary: str
    published: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    body: str
    links: tuple[tuple[str, str], ...]
    disclosure: str = ""
    gathered: tuple[Gathered, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed, its newest item first."""

    title: str
    description: str
    lang: str
    page: str
    url: str
    items: tuple[FeedItem, ...]


class SelfLink(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """`atom:link rel=self`, written here since feedgen takes its last link for the channel's own `<link>`."""

    href = ""

    def extend_ns(self) -> dict[str, str]:
        return {"atom": ATOM}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        link = etree.Element(f"{{{ATOM}}}link", href=self.href, rel="self", type="application/rss+xml")
        feed[0].insert(0, link)
        return feed


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield feed.xml of every section and of its larger tags."""
    known: Known = {}
    for section in sections(plan):
        for title, page, editions in _feeds(section):
            yield _artifact(section, title, page, editions, known)


def _feeds(section: Section) -> Iterator[tuple[str, str, tuple[Edition, ...]]]:
    """Yield the title of each feed, the page it belongs to, and its editions."""
    title = section.plan.settings.site.title
    yield title, section.prefix, section.editions
    for tag, editions in section.tags.values():
        if len(editions) >= FEED_FROM:
            yield f"{title}: {tag}", section.tag_path(tag), editions


def _artifact(section: Section, title: str, page: str, editions: tuple[Edition, ...], known: Known) -> Artifact:
    site, path = section.plan.settings.site, f"{page}feed.xml"
    newest = editions[:ITEMS]
    view = FeedView(
        title=title,
        description=site.description or title,
        lang=section.lang,
        page=url_of(site, page),
        url=url_of(site, path),
        items=tuple(_item(edition) for edition in newest),
    )
    return Artifact("site", path, key(view, code_digest()), Rank.LIST, partial(_render, view, newest, known))


def _item(edition: Edition) -> FeedItem:
    assert edition.publish is not None  # noqa: S101 - what is public has a date
    assert edition.post is not None  # noqa: S101 - and words
    return FeedItem(
        guid=edition.guid,
        title=edition.title,
        url=edition.url,
        summary=edition.summary,
        published=edition.publish.isoformat(),
        authors=edition.authors,
        tags=edition.tags,
        body=edition.post.body.digest,
        links=edition.links,
        disclosure=edition.disclosure,
        gathered=edition.gathered,
    )


def _render(view: FeedView, editions: tuple[Edition, ...], known: Known) -> bytes:
    feed = FeedGenerator()
    feed.load_extension("dc", rss=True, atom=False)
    feed.register_extension("self", SelfLink, atom=False)
    feed.self.href = view.url
    feed.title(_speakable(view.title))
    feed.description(_speakable(view.description))
    feed.language(view.lang)
    feed.link(href=view.page)
    feed.generator("Dateline")
    for item, edition in zip(view.items, editions, strict=True):
        if item.url not in known:
            known[item.url] = _speakable(_absolute(item, edition))
        feed.add_entry(_entry(item, edition, known[item.url]), order="append")
    if editions:
        feed.lastBuildDate(editions[0].publish)  # not now(): the same posts give the same bytes
        return feed.rss_str(pretty=True)  # type: ignore[no-any-return] # feedgen has no types
    # an empty feed has no date of its own, and feedgen would put the clock's
    feed.lastBuildDate("1970-01-01T00:00:00Z")
    return feed.rss_str(pretty=True)  # type: ignore[no-any-return] # feedgen has no types


def _entry(item: FeedItem, edition: Edition, words: str) -> FeedEntry:
    entry = FeedEntry()
    entry.load_extension("dc", rss=True, atom=False)
    entry.guid(item.guid, permalink=False)
    entry.title(_speakable(item.title))
    entry.link(href=item.url)
    entry.pubDate(edition.publish)
    if item.summary:
        entry.description(_speakable(item.summary))
    entry.content(words, type="CDATA")
    for author in item.authors:
        entry.dc.dc_creator(_speakable(author))
    entry.category([{"term": _speakable(tag)} for tag in item.tags])  # at once: each call looks at all before it
    return entry


def _absolute(item: FeedItem, edition: Edition) -> str:
    """Return the words of *edition* with links that lead there from anywhere."""
    assert edition.post is not None  # noqa: S101 - see _item
    html = edition.post.body.plain(dict(item.links))
    words = TARGET.sub(lambda found: f'{found[1]}="{_anywhere(found[2], item.url)}"', html)
    if not (item.disclosure or item.gathered):
        return words
    who = f"<p><strong>{escape(item.disclosure)}</strong></p>\n" if item.disclosure else ""
    rows = (
        f'<li><a href="{escape(one.url)}">{escape(one.title)}</a> {escape(one.summary)}</li>' for one in item.gathered
    )
    return f"{who}{words}<ul>{''.join(rows)}</ul>" if item.gathered else who + words


def _anywhere(target: str, url: str) -> str:
    """Return an attribute's target so that it leads there from anywhere, and not only from the page at *url*."""
    if target.startswith(("https:", "http:", "mailto:")):
        return target
    try:
        return escape(urljoin(url, unescape(target)))
    except ValueError:  # a host in brackets that is none leads nowhere from here either
        return target


def _speakable(text: str) -> str:
    return UNSPEAKABLE.sub("", text)
