"""calendar.yaml as nouns: the site, the people, the channels, the ladders and the shapes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.moments import DaySpan, Quiet, RungTime, Slot
from builder.model.problem import Marks, Severity


@dataclass(frozen=True, slots=True)
class Site:
    title: str
    url: str  # ends with a slash
    namespace: str
    description: str = ""
    languages: tuple[str, ...] = ("en",)
    permalink: str = "/{year}/{month}/{id}/"
    html_files: bool = False  # whether raw HTML in content/ is published as it is

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


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    kind: str
    account: str = ""
    language: str | None = None
    slots: tuple[Slot, ...] = ()
    at: dt.time | None = None
    quiet: Quiet = field(default_factory=Quiet)


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


Approval = Literal["merge", "one other person"] | tuple[str, ...]


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
    audiences: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    severities: Mapping[str, Severity | Literal["off"]] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks("calendar.yaml"))
