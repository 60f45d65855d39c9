"""The plan at one moment: editions with their stages, deadlines, announcements, and the part of it that is public."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from builder.model.due import Due, Load
from builder.model.entry import Entry
from builder.model.hold import Held
from builder.model.listening import Listening
from builder.model.moments import NextSlot, Span
from builder.model.occasions import FreeSlot, Gathered, Live, OddHour, Rhythm, Wish
from builder.model.outlook import Clash, Outlook
from builder.model.portions import Portion
from builder.model.post import Document
from builder.model.problem import Location
from builder.model.project import Asset, Project
from builder.model.settings import Channel, Rung, Settings
from builder.model.teaser import Teaser

SOON = timedelta(days=60)  # a post farther ahead may still move by itself, or be moved, before anybody need think of it
Stage = Literal["idea", "planned", "writing", "in review", "approved", "out", "missed", "expired", "parked", "dropped"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A piece in one language. *publish* is exact, *vague* what stands for it before; *path* is below the site's root.

    *guid* is a tag URI (RFC 4151), or what an imported post brought along; *links* maps the relative targets of the
    body to where they lead from this page. An edition without a page of its own has an empty *path* and *url*.
    *approvers* have yet to agree to its exact words, which the digest *words* stands for; *agreed* are the digests of
    words as they stand, in any language, by who approved them; those whose approval is *voided* read other words.
    *cover* is the picture that stands for it, if that is a file of ours, in its place. *formerly* are the paths that it
    had before. *previewed* is what is shown to its writers before it is out.
    *released* is when it is public at the earliest: the last of publish, embargo and the end of a hold.
    """

    id: str
    lang: str
    title: str
    summary: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    stage: Stage
    publish: datetime | None
    vague: Span | NextSlot | None
    path: str
    url: str
    guid: str
    entry: Entry | None
    post: Document | None
    updated: datetime | None = None
    approvers: tuple[str, ...] = ()
    words: str = ""
    agreed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    voided: tuple[str, ...] = ()
    released: datetime | None = None
    embargo: datetime | None = None
    expires: datetime | None = None
    disclosure: str = ""
    gathered: tuple[Gathered, ...] = ()
    live: Live | None = None
    links: tuple[tuple[str, str], ...] = ()
    assets: tuple[str, ...] = ()
    cover: Asset | None = None
    formerly: tuple[str, ...] = ()
    previewed: bool = False

    @property
    def public(self) -> bool:
        """Whether readers may see its page now."""
        return (self.stage == "out" or self.previewed) and bool(self.path) and self.post is not None

    @property
    def key(self) -> str:
        """What tells it from every other edition: its id and its language."""
        return f"{self.id}/{self.lang}"

    @property
    def approval_line(self) -> str:
        """The line that approves it as it stands. Of several who are asked each writes their own name for NAME."""
        asked = [name for name in self.approvers if name != "NAME" or not self.voided]
        waits = tuple(dict.fromkeys((*self.voided, *asked)))
        return self.approval_of(*(waits if len(waits) < 2 else ("NAME",)))  # noqa: PLR2004 - nobody agrees for another

    @property
    def own_name(self) -> str:
        """What is to be said after that line, if it asks for a name."""
        return " with your own name for NAME" if "NAME: " in self.approval_line else ""

    def approval_of(self, *who: str) -> str:
        """Return the line by which *who* approve it, and that keeps what others said: `approved: {legal: 7f3a91c2}`."""
        digests = dict(self.agreed)
        for name in who:
            digests[name] = tuple(dict.fromkeys((*digests.get(name, ()), self.words)))
        listed = {name: one[0] if len(one) == 1 else f"[{', '.join(one)}]" for name, one in digests.items()}
        return f"approved: {{{', '.join(f'{name}: {one}' for name, one in listed.items())}}}"

    @property
    def minutes(self) -> int:
        """Reading time at 220 words a minute, one at the least."""
        return max(1, round(self.post.body.facts.words / 220)) if self.post else 1


@dataclass(frozen=True, slots=True)
class Announcement:
    """One rung on one channel in one language: due when, *meant* when before quiet hours moved it.

    *again* when the channel has carried the piece before, *times* how often; it *looks_back* when it is the channel's
    first since something live was over; *reshared* when `evergreen:` makes it do so; *blocked_by* says why it is
    not ready; *sent* is where it stands since somebody posted it by hand; *freed* is when the hold ended that it was
    kept back by.
    """

    edition: Edition
    rung: Rung
    channel: Channel
    due: datetime
    meant: datetime
    again: bool
    blocked_by: tuple[str, ...]
    reshared: bool = False
    sent: str = ""
    freed: datetime | None = None
    times: int = 0
    looks_back: bool = False

    @property
    def ready(self) -> bool:
        return not self.blocked_by and not self.sent

    @property
    def early(self) -> bool:
        """Whether it goes out before everybody may know of its piece."""
        return self.edition.embargo is not None and self.due < self.edition.embargo

    @property
    def id(self) -> str:
        """Stable as long as entry, rung, channel and language keep their names."""
        entry = self.edition.entry.identity if self.edition.entry else self.edition.id
        return f"{entry}/{self.rung.name}.{self.channel.id}.{self.edition.lang}"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of content/ that is no post, where it stands, and whether readers may see it."""

    page: Document
    path: str
    links: tuple[tuple[str, str], ...] = ()
    assets: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    public: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class PublicPlan:
    """What the outputs of site/ get: nothing private is in it. Editions newest first; *announced* tells the channels
    that speak of them, by their keys."""

    settings: Settings
    now: datetime
    editions: tuple[Edition, ...]
    teasers: tuple[Teaser, ...]
    places: tuple[Place, ...]
    assets: tuple[Asset, ...]
    announced: Mapping[str, tuple[Channel, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Everything, for the team. Editions in order of time, those without a date last."""

    project: Project
    now: datetime
    editions: tuple[Edition, ...]
    dues: tuple[Due, ...]
    announcements: tuple[Announcement, ...]
    places: tuple[Place, ...]
    held: Held | None = None  # what holds it now
    drafts: bool = False  # whether its pieces are shown before they are out
    loads: tuple[Load, ...] = ()  # by day, then person
    outlooks: tuple[Outlook, ...] = ()  # of the channels that are used
    clashes: tuple[Clash, ...] = ()  # with holidays
    listening: Listening = field(default_factory=Listening)
    free: tuple[FreeSlot, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    odd_hours: tuple[OddHour, ...] = ()
    wishes: tuple[Wish, ...] = ()
    promotion: tuple[Portion, ...] = ()  # of offers on each channel that has a limit, by channel and day
    pillars: tuple[Portion, ...] = ()  # of each pillar among all pieces, by pillar and day

    def announcing(self, ids: Collection[str]) -> Plan:
        """Return it with the posts of the entries *ids* alone, and without replies."""
        few = tuple(one for one in self.announcements if one.edition.id in ids) if ids else ()
        return replace(self, announcements=few, listening=Listening())

    @property
    def today(self) -> date:
        """The day it is in the plan's timezone."""
        return self.now.astimezone(ZoneInfo(self.settings.timezone)).date()

    @property
    def soon(self) -> date:
        """The last day of which it is told that a post falls on it badly."""
        return self.today + SOON

    @property
    def settings(self) -> Settings:
        return self.project.settings

    @property
    def addresses(self) -> tuple[tuple[str, Location, str], ...]:
        """Every address, where it was written, and what has it: an entry's id or a file's path."""
        # their words stand on our home pages, above all feeds, and on the page for what is not found
        tops = ("", *(f"{lang}/" for lang in self.settings.site.languages))
        homes = {"404.html", *tops, *(f"{top}subscribe/" for top in tops)}
        pages = ((one.path, one.page.addressed, one.page.path) for one in self.places if one.path not in homes)
        posts = (
            (edition.path, edition.post.addressed, edition.id if edition.entry else edition.post.path)
            for edition in self.editions
            if edition.path and edition.post
        )
        return (*pages, *posts)

    @property
    def moved(self) -> tuple[tuple[str, Location, str], ...]:
        """Every old address of what is public, where it was written, and what has it, the newest first."""
        posts = (
            (old, edition.post.readdressed, edition.id if edition.entry else edition.post.path)
            for edition in reversed(self.editions)
            if edition.public and edition.post
            for old in edition.formerly
        )
        pages = ((old, one.page.readdressed, one.page.path) for one in self.places for old in one.formerly)
        return (*posts, *pages)
