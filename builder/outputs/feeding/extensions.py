"""What feedgen lacks, each part registered as an extension of it."""

from __future__ import annotations

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from builder.model.feeds import Cover, Enclosure, FeedView

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"


class Paged(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """The links of a feed: to itself, its hub, and the pages of its archive (RFC 5005).

    RSS has them from here too, since feedgen takes its last link for the channel's own `<link>`.
    """

    view: FeedView

    def extend_ns(self) -> dict[str, str]:
        return {"atom": ATOM, "fh": HISTORY}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        for number, (rel, href, mime) in enumerate(self._links("application/rss+xml")):
            feed[0].insert(number, etree.Element(f"{{{ATOM}}}link", {"href": href, "rel": rel, **mime}))
        if self.view.current:
            feed[0].insert(0, etree.Element(f"{{{HISTORY}}}archive"))
        return feed

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        for rel, href, mime in self._links("application/atom+xml"):
            etree.SubElement(feed, "link", {"href": href, "rel": rel, **mime})
        if self.view.current:
            etree.SubElement(feed, f"{{{HISTORY}}}archive")
        return feed

    def _links(self, mime: str) -> list[tuple[str, str, dict[str, str]]]:
        view = self.view
        ways = (("self", view.url), ("hub", view.hub), ("prev-archive", view.older), ("current", view.current))
        return [(rel, href, {} if rel == "hub" else {"type": mime}) for rel, href in ways if href]


class PagedAtom(Paged):
    """The same in a document whose own namespace is Atom's."""

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY}


class Pictured(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """`media:content` of the picture that stands for an item: feedgen's own has it in a group, and without words."""

    cover: Cover | None = None

    def extend_rss(self, item: etree._Element) -> etree._Element:
        if cover := self.cover:
            told = {"url": cover.url, "medium": "image", "type": cover.mime}
            told |= {"width": str(cover.width or ""), "height": str(cover.height or "")}
            content = etree.SubElement(item, f"{{{MEDIA}}}content", {name: text for name, text in told.items() if text})
            if cover.alt:
                etree.SubElement(content, f"{{{MEDIA}}}description", type="plain").text = cover.alt
        return item

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        return self.extend_rss(entry)


class Media(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """The namespace of these."""

    def extend_ns(self) -> dict[str, str]:
        return {"media": MEDIA}


class Enclosed(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """`link rel=enclosure` of Atom, of which feedgen keeps the address alone."""

    enclosures: tuple[Enclosure, ...] = ()

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        for one in self.enclosures:
            etree.SubElement(entry, "link", href=one.url, rel="enclosure", type=one.mime, length=str(one.length))
        return entry
