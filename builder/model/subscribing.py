"""What readers subscribe to, and how: a page of its own for each feed and calendar, and the list of them all."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.views import Day, Frame, Link


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or a calendar in a list: its page, relative; the *address* to put into a reader; how much it holds."""

    title: str
    about: str
    href: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Feeds and calendars of one kind under their heading; *unit* is what they are counted in."""

    id: str
    name: str
    unit: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """`subscribe.html`: every way in. Its `html` is the body of content/subscribe.md, whose digest is *body*."""

    frame: Frame
    kinds: tuple[Kind, ...]
    opml: str
    body: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An item on the page of a feed, or a date on that of a calendar."""

    title: str
    href: str
    day: Day


@dataclass(frozen=True, slots=True)
class SourceView:
    """`source.html`: what one feed or calendar is, how to subscribe, what is in it last or next, and its QR code.

    *addresses* are those of its formats, the usual one first; *ways* lead to readers that take an address along.
    """

    frame: Frame
    calendar: bool
    heading: str
    about: str
    addresses: tuple[Link, ...]
    ways: tuple[Link, ...]
    pieces: tuple[Piece, ...]
    count: int
    all: str
