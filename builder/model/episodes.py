"""What podcasts tell beside other feeds: of themselves, of their episodes, and of what is live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["pending", "live", "ended"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a transcript, from one moment to another, in milliseconds from the beginning."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What begins at a moment of a recording, in seconds."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript at an address, by its media type."""

    url: str
    mime: str


@dataclass(frozen=True, slots=True)
class Episode:
    """What is told of an item: its numbers, 0 where it has none, its transcripts, and its people with their roles."""

    season: int = 0
    number: int = 0
    transcripts: tuple[Transcript, ...] = ()
    chapters: str = ""
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LiveShow:
    """Something live that a podcast tells of: where to be, from when until when, and how far it is."""

    guid: str
    title: str
    url: str
    status: Status
    start: str
    end: str
    join: str


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast: *guid* is a UUID for ever, *categories* are pairs of a name and one below it, or ""."""

    guid: str
    author: str
    email: str
    image: str
    categories: tuple[tuple[str, str], ...]
    explicit: bool
    serial: bool
    funding: str
    license: str
    live: tuple[LiveShow, ...] = ()
