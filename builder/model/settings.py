"""calendar.yaml as nouns: the site, the people, the channels, the ladders and the shapes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.amounts import Rate, Share
from builder.model.moments import DaySpan, Quiet, RungTime, Slot
from builder.model.problem import Marks, Severity
from builder.model.register import Audience, Campaign, Pillar, Podcast, Repository, Series, Voice

Pictures = Literal["none", "cover", "all"]


@dataclass(frozen=True, slots=True)
class Feeding:
    """How feeds are written: *items* a page, the *full* text or its summary alone. A *hub* tells who reads them."""

    items: int = 20
    full: bool = True
    hub: str = ""


@dataclass(frozen=True, slots=True)
class IndexNow:
    """The *key* by which a site shows that what search engines are told at *endpoint* comes from itself."""

    key: str
    endpoint: str = "https://api.indexnow.org/indexnow"


@dataclass(frozen=True, slots=True)
class Site:
    title: str
    url: str  # ends with a slash
    namespace: str
    description: str = ""
    languages: tuple[str, ...] = ("en",)
    permalink: str = "/{year}/{month}/{id}/"
    html_files: bool = False  # whether raw HTML in content/ is published as it is
    cards: str = "planned"  # whose pages have a card drawn: `all`, those with an entry, or `none`
    repository: Repository | None = None
    feeds: Feeding = field(default_factory=Feeding)
    indexnow: IndexNow | None = None
    podcast: Podcast | None = None

    @property
    def language(self) -> str:
        """The site's first language, whose pages have no prefix."""
        return self.languages[0]


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    does: tuple[str, ...] = ()
    away: tuple[DaySpan, ...] = ()
    stand_in: str | None = None
    github: str = ""
    capacity: Rate | None = None  # stages due
    team: str = ""
    remind: dt.timedelta | None = None  # how long before what they have to do their calendar tells them


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    kind: str
    account: str = ""
    language: str | None = None
    slots: tuple[Slot, ...] = ()
    at: dt.time | None = None
    quiet: Quiet = field(default_factory=Quiet)
    rate: Rate | None = None
    promotion: Share | None = None
    utm: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)  # of this account, by the names of its network's facts
    pictures: Pictures | None = None  # what its posts carry, where that is not what is usual on its network


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a ladder: when, on which channels, and whether under embargo."""

    name: str
    at: RungTime
    on: tuple[str, ...]
    under_embargo: bool = False


Ladder = tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class StageDays:
    """How many working days before publish a stage is due, and by whom (`owner` or a person)."""

    stage: str
    days: int
    by: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of piece needs, so that an entry need not say it."""

    id: str
    days_before: tuple[StageDays, ...] = ()
    announce: str | Ladder | None = None
    page: bool = True
    approval: tuple[str, ...] | None = None
    parts: tuple[str, ...] = ()  # audio, transcript, captions, starts, ends, join, …


Approval = Literal["merge", "one other person"] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What becomes of the desk: whether its calendars stand on the public host too, at a *secret* address."""

    secret: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All of calendar.yaml. *declared* holds every name written there, also of what could not be read."""

    site: Site
    timezone: str = "UTC"
    promise: str = ""
    approval: Approval = "merge"
    workdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    people: Mapping[str, Person] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    teams: tuple[str, ...] = ()
    products: tuple[str, ...] = ()  # words that make a title a product's
    holidays: tuple[str | DaySpan, ...] = ()  # codes of countries and states, `DE-BE`, and days of the team's own
    observances: tuple[str, ...] = ()  # paths of .ics files
    sources: Mapping[str, str] = field(default_factory=dict)  # where those come from that are downloaded, by path
    severities: Mapping[str, Severity | Literal["off"]] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    desk: DeskSettings = field(default_factory=DeskSettings)
    marks: Marks = field(default_factory=lambda: Marks("calendar.yaml"))

    def called(self, who: str) -> str:
        """Return the name of a person; one who is not in `people` is a name."""
        return self.people[who].name if who in self.people else who
