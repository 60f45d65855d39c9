"""The page of a piece: its words, and what the plan tells beside them."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.views import Day, Frame, Heading, Link, PictureView


@dataclass(frozen=True, slots=True)
class Credit:
    """What somebody did for a piece: `photo`, and their name."""

    what: str
    who: str


@dataclass(frozen=True, slots=True)
class InSeries:
    """A piece in its series: which one it is, from 1, and its neighbours there."""

    title: str
    number: int
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class OnAir:
    """When a live piece begins and ends; how to *join* until it is over, and its *replay* after that."""

    starts: Day
    ends: Day | None
    over: bool
    join: str
    replay: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece that an issue lists."""

    title: str
    href: str
    summary: str


@dataclass(frozen=True, slots=True)
class Recording:
    """Addresses of what is to be heard or seen, unless the words show it, and of what helps who cannot."""

    audio: str = ""
    video: str = ""
    transcript: str = ""
    captions: str = ""
    chapters: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it: who paid, and the words that say so; who did what; its series; when it is live; what it gathers; its
    recording.
    """

    disclosure: str = ""
    sponsor: str = ""
    credits: tuple[Credit, ...] = ()
    series: InSeries | None = None
    live: OnAir | None = None
    gathered: tuple[Listed, ...] = ()
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class PostView:
    """`post.html`: a piece to be read to the end. Its words come as `html`, which *body* is the digest of.

    *beside* is what the plan tells of it, if anything.
    """

    frame: Frame
    title: str
    summary: str
    published: Day
    minutes: int
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    translations: tuple[Link, ...]
    headings: tuple[Heading, ...]
    older: Link | None
    newer: Link | None
    picture: PictureView | None
    body: str
    beside: Beside | None = None
