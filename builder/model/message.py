"""What a network is given: words, pictures and a card, what they count there, and the files that would send them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

JSON: Mapping[str, str] = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Facet:
    """A stretch of a text that means more than its letters: *start* and *end* are offsets in UTF-8 bytes."""

    start: int
    end: int
    type: Literal["link", "mention", "tag"]
    value: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One post, to be counted. *media*: how many pictures or films it carries; *spoiler*: what is read before the
    text, a content warning or what a mail shows beside its subject."""

    text: str
    title: str = ""
    spoiler: str = ""
    media: int = 0


@dataclass(frozen=True, slots=True)
class Over:
    """A bound that a draft is beyond: *what* names the network's fact, *has* is what there is of it in *unit*, *may*
    the bound: the most, or the least if it is too *short*. *certain*: whether a post may be withheld for it."""

    what: str
    has: int
    may: int
    unit: str
    certain: bool
    short: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """What a draft counts as one post: its *length* by the fact *what*. *more* is what one network alone tells, like
    `segments`."""

    what: str
    length: int
    unit: str
    limit: int | None
    over: tuple[Over, ...] = ()
    facets: tuple[Facet, ...] = ()
    more: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        return not self.over


@dataclass(frozen=True, slots=True)
class Picture:
    """A channel's own copy of a picture: its *file* below the desk, and where all can fetch the original, if it is
    public. *size* in bytes and *sha256* are known when it is made."""

    file: str
    alt: str
    mime: str
    width: int
    height: int
    url: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of a page that a post links to, from that very page."""

    url: str
    title: str
    description: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """All that the files for a network may depend on.

    *id* is the same for ever: of the site's namespace, the entry's oldest id, channel, rung and language. *link* is the
    page's address as it is given apart from the text, with its `utm`; *tags* are hashtags without their sign. *html*
    and *markdown* are the whole piece, with absolute addresses, where a network takes that. *disclosure* is what a
    piece that was paid for says first.
    """

    id: str
    kind: str
    account: str
    lang: str
    due: datetime
    parts: tuple[str, ...]
    title: str = ""
    summary: str = ""
    spoiler: str = ""
    link: str = ""
    canonical: str = ""
    card: Card | None = None
    pictures: tuple[Picture, ...] = ()
    tags: tuple[str, ...] = ()
    html: str = ""
    markdown: str = ""
    site: str = ""
    home: str = ""
    embargo: datetime | None = None
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """A file that a network takes byte for byte. A *body* that is no text is written as JSON.

    *suffix* ends the file's name (`json`, `publish.json`, `eml`); *part* is which part of a thread it sends, from 1.
    What is sent by a request has its *method*, *url* and *headers*.
    """

    suffix: str
    body: str | bytes | Mapping[str, object]
    part: int = 1
    method: str = ""
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def later(what: Literal["Id", "Uri", "Url"], of: Literal["Part", "Media", "Card", "Community"], number: int = 1) -> str:
    """Return the placeholder of what only the network can tell, like `IdOfPart1`: of letters and digits, so that it
    stands wherever an id may."""
    return f"{what}Of{of}{number}"
