"""How to follow a site: what `subscribe.html` and the page of each feed and calendar may see."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.views import FeedLink, Frame, Item


@dataclass(frozen=True, slots=True)
class Way:
    """A feed or a calendar as a list has it: its page, how much it has, and the address that programs take."""

    text: str
    href: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class WaysOf:
    """Ways of one kind: `site`, `podcast`, `newsletter`, `series`, `form`, `tag`, `author`, or `calendar`."""

    kind: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """`subscribe.html`: every way, and all feeds in one file. Its `html` is that of content/subscribe.md, or empty."""

    frame: Frame
    heading: str
    opml: str
    groups: tuple[WaysOf, ...]
    body: str


@dataclass(frozen=True, slots=True)
class FollowView:
    """`follow.html`: one feed or calendar, its newest items; *webcal* is what opens a calendar program by a click.

    The `code` beside it is a QR code of its address.
    """

    frame: Frame
    kind: str
    heading: str
    address: str
    webcal: str
    formats: tuple[FeedLink, ...]
    count: int
    items: tuple[Item, ...]
    events: tuple[str, ...]
    back: str
