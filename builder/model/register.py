"""What a plan gives a name to beside people and channels: audiences, voices, pillars, campaigns, series."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from builder.model.amounts import Share
from builder.model.moments import Slot


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers: the channels *where* they are, the voices they *trust*, what they *ask* and *expect*."""

    id: str
    name: str = ""
    where: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    expect: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody that an audience trusts."""

    id: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pillar:
    """A subject that the site stands on, and its share of all pieces."""

    id: str
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """Pieces with one aim, from one day to another, both included."""

    id: str
    title: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Podcast:
    """What directories of podcasts are told: *category* is pairs of a name and one below it, or "".

    *image* is an address, or a path below the site's root; *serial* ones are heard from the first episode on. *guid* is
    what an imported one has already.
    """

    title: str = ""
    description: str = ""
    category: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    image: str = ""
    author: str = ""
    email: str = ""
    funding: str = ""
    license: str = ""
    guid: str = ""
    serial: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Pieces that follow one another, each an entry; *every* is the slot of the next, *podcast* what it is told as."""

    id: str
    title: str = ""
    every: Slot | None = None
    podcast: Podcast | None = None


Forge = Literal["github", "gitlab", "forgejo", "bitbucket"]


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the project is edited: its address on a forge, the branch, and the folder of the project in it.

    *forge* is what runs there, where the address does not tell.
    """

    url: str
    branch: str = "main"
    folder: str = ""
    forge: Forge | None = None
