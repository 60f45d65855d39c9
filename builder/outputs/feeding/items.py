"""An edition as an item of feeds: what it says, and its words with links that lead there from anywhere."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote, urljoin

from builder.model.feeds import Cover, FeedItem
from builder.model.mimes import PICTURES, ending_of
from builder.model.plan import Edition
from builder.model.settings import Site
from builder.outputs.recorded import Assets, enclosure_of, episode_of

TARGET = re.compile(r'\b(href|src|poster|cite)="([^"]*)"')
# XML 1.0 has no way to write these
UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WEB = ("https:", "http:", "mailto:")
# RFC 3987: a scheme, and no character that an IRI must write as percent and digits
IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>"{}|\\^`%\x00-\x20\x7f]|%[0-9A-Fa-f]{2})+')


def item_of(edition: Edition, site: Site, assets: Assets) -> FeedItem:
    """Return what feeds say of *edition*, beside its words."""
    assert edition.publish is not None  # noqa: S101 - what is public has a date
    assert edition.post is not None  # noqa: S101 - and words
    heard = enclosure_of(edition, assets)
    return FeedItem(
        guid=speakable(edition.guid),
        iri=iri_of(edition.guid, site),
        title=speakable(edition.title),
        url=edition.url,
        lang=edition.lang,
        summary=speakable(edition.summary),
        published=edition.publish.isoformat(),
        updated=max(edition.publish, edition.updated or edition.publish).isoformat(),
        authors=tuple(map(speakable, edition.authors)),
        tags=tuple(map(speakable, edition.tags)),
        body=edition.post.body.digest,
        links=edition.links,
        disclosure=edition.disclosure,
        gathered=edition.gathered,
        cover=_cover(edition),
        enclosures=(heard,) if heard else (),
        episode=episode_of(edition, assets, site) if heard else None,
    )


def iri_of(guid: str, site: Site) -> str:
    """Return a GUID as an IRI, which Atom asks for: what an import brought along may be any text."""
    return guid if IRI.fullmatch(guid) else f"tag:{site.namespace}:guid/{quote(guid, errors='replace')}"


def words_of(item: FeedItem, edition: Edition) -> str:
    """Return the words of *edition* as HTML with links that lead there from anywhere, the picture for it above them."""
    assert edition.post is not None  # noqa: S101 - see item_of
    html = edition.post.body.plain(dict(item.links))
    words = TARGET.sub(lambda found: f'{found[1]}="{_anywhere(found[2], item.url)}"', html)
    who = f"<p><strong>{escape(item.disclosure)}</strong></p>\n" if item.disclosure else ""
    rows = (
        f'<li><a href="{escape(one.url)}">{escape(one.title)}</a> {escape(one.summary)}</li>' for one in item.gathered
    )
    below = f"<ul>{''.join(rows)}</ul>" if item.gathered else ""
    return speakable(f"{who}{_pictured(item.cover)}{words}{below}")


def speakable(text: str) -> str:
    """Return *text* without what XML cannot hold."""
    return UNSPEAKABLE.sub("", text)


def _pictured(cover: Cover | None) -> str:
    if cover is None:
        return ""
    size = f' width="{cover.width}" height="{cover.height}"' if cover.width else ""
    return f'<p><img src="{escape(cover.url)}" alt="{escape(cover.alt)}"{size}></p>\n'


def _cover(edition: Edition) -> Cover | None:
    """Return the picture that stands for an edition, unless its words show it already."""
    post = edition.post
    if post is None or not post.image or post.image_shown:
        return None
    if post.image.lower().startswith(WEB):
        return Cover(speakable(post.image), speakable(post.image_alt), mime=_mime(post.image))
    src, _, size = dict(edition.links).get(post.image, "").partition(" ")
    width, _, height = size.partition("x")
    if not size:
        return None
    return Cover(urljoin(edition.url, src), speakable(post.image_alt), int(width or 0), int(height or 0), _mime(src))


def _mime(address: str) -> str:
    return PICTURES.get(ending_of(address), "")


def _anywhere(target: str, url: str) -> str:
    """Return an attribute's target so that it leads there from anywhere, and not only from the page at *url*."""
    if target.startswith(WEB):
        return target
    try:
        return escape(urljoin(url, unescape(target)))
    except ValueError:  # a host in brackets that is none leads nowhere from here either
        return target
