"""Feeds as values: what each one is of, the files it is written as, and all that it says of its items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from builder.model.episodes import Episode, Show
from builder.model.occasions import Gathered
from builder.model.plan import Edition

FeedOf = Literal["site", "tag", "author", "series", "form", "newsletter", "podcast"]
Format = Literal["rss", "atom", "json"]
FILES: Mapping[Format, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
MIMES: Mapping[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
CALLED: Mapping[Format, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language: what it is *of* and the *name* of that, its *editions* newest first.

    Its files, one a format, stand in *folder*, a path below the site's root; *page* is the path of the page that shows
    the same. An *archived* one has pages of all that is older, in XML.
    """

    of: FeedOf
    name: str
    title: str
    lang: str
    folder: str
    page: str
    editions: tuple[Edition, ...]
    archived: bool = False
    formats: tuple[Format, ...] = ("rss", "atom", "json")

    def path(self, form: Format, number: int = 0) -> str:
        """Return where it stands in *form*; *number* is that of a page of its archive, from 1 on."""
        stem, _, ending = (f"{self.of}.xml" if self.of in {"newsletter", "podcast"} else FILES[form]).partition(".")
        return f"{self.folder}{stem}{f'-{number}' if number else ''}.{ending}"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to an item: its whole address, bytes, media type, and seconds if it is played."""

    url: str
    length: int
    mime: str
    duration: int = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture that stands for an item: its whole address, its words, its size in pixels, 0 where nobody knows."""

    url: str
    alt: str
    width: int = 0
    height: int = 0
    mime: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item: its words come as HTML, which *body* and *links* are the digest of.

    *guid* is what feeds said of it for ever, *iri* the same where only an IRI will do. Moments are in ISO 8601.
    """

    guid: str
    iri: str
    title: str
    url: str
    lang: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    body: str
    links: tuple[tuple[str, str], ...]
    disclosure: str = ""
    gathered: tuple[Gathered, ...] = ()
    cover: Cover | None = None
    enclosures: tuple[Enclosure, ...] = ()
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A file of a feed beside its items: the address of the *page* that shows the same, and its own *url*.

    *id* is an IRI for ever. *older* is the address of the archive's page before it; a page of the archive also has
    that of what is *current*. Without *full* text, items say their summary alone.
    """

    id: str
    title: str
    description: str
    author: str
    lang: str
    page: str
    url: str
    older: str
    current: str
    updated: str
    full: bool
    hub: str
    show: Show | None = None
