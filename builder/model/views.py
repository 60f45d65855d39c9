"""What a template may see, and nothing else: frozen, of text and numbers, so that its digest stands for its page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; *href* is relative to the page it stands on."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the main navigation; *current* on the page (or section) it leads to."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed of a page in one format: *called* by that, with its media type; *href* is relative to the page."""

    text: str
    called: str
    mime: str
    href: str


@dataclass(frozen=True, slots=True)
class Day:
    """A moment in the words of a page: `Thu`, `19`, `Nov`, `2026`, `Thu 19 November 2026`, `09:30`."""

    iso: str
    weekday: str
    day: str
    month: str
    year: str
    words: str
    time: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """What `serve --drafts` says of a piece that is not public: its stage, and the day it is planned for, if any."""

    stage: str
    day: Day | None


@dataclass(frozen=True, slots=True)
class Shared:
    """The picture that a network shows of a page: its address, and how large it is."""

    url: str
    mime: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the words of every public page. *root* leads to the site's top: `../../`, or `/` on 404."""

    site: str
    description: str
    promise: str
    lang: str
    direction: str
    root: str
    home: str
    title: str
    summary: str
    canonical: str
    nav: tuple[NavLink, ...]
    feeds: tuple[FeedLink, ...]
    waiting: Waiting | None = None
    shared: Shared | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a post: its level from 1, the id to link to, its text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture: *src* is relative to the page it stands on; *width* and *height* are 0 where nobody knows them."""

    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a list."""

    title: str
    href: str
    summary: str
    published: Day
    minutes: int
    authors: tuple[str, ...]
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class ComingItem:
    """A teaser: what may be said of a piece before it is out, a title and the week."""

    title: str
    week: Day


@dataclass(frozen=True, slots=True)
class HomeView:
    """`home.html`: what is new, what is next, how to stay. Its `html` is the body of content/index.md, or empty."""

    frame: Frame
    items: tuple[Item, ...]
    coming: tuple[ComingItem, ...]
    archive: str
    tags: tuple[Link, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one month (or year), under its name."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """`list.html`: one page of an archive, newest first. Pages are numbered from the oldest.

    Only the newest, which has no number, tells the *total* and offers *choices*: the others never change again.
    """

    frame: Frame
    kind: str  # archive, year, tag, author
    heading: str
    total: int
    groups: tuple[Group, ...]
    choices: tuple[NavLink, ...]
    older: Link | None
    newer: Link | None


@dataclass(frozen=True, slots=True)
class Count:
    """A word of an overview, where it leads and how many posts stand behind it."""

    text: str
    href: str
    count: int
    feed: str  # empty when it has no feed of its own


@dataclass(frozen=True, slots=True)
class OverviewView:
    """`overview.html`: all tags, or all authors."""

    frame: Frame
    kind: str  # tag, author
    heading: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """`page.html` (and `404.html`): a page of content/ that is no post; `html` holds its words."""

    frame: Frame
    headings: tuple[Heading, ...]
    body: str
