"""An entry of the plan: a piece from its first idea until it is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from builder.model.amounts import Evergreen
from builder.model.moments import Moment, When
from builder.model.problem import Marks
from builder.model.settings import Ladder

Status = Literal["writing", "parked", "dropped"]
Intent = Literal["help", "invite", "thank", "ask", "offer"]
Words = tuple[str, ...]  # the parts of a post; more than one is a thread
Gathers = tuple[str, ...] | Literal["since last"]


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who paid for a piece, and the disclosure of voice.yaml that tells it."""

    name: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class Experiment:
    """What a piece tries out: what is expected, by what it is seen, when it is decided, and what came of it."""

    hypothesis: str
    measure: str = ""
    decide: date | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an editor wrote of one piece. *publish* is by language; the key "" means all of them.

    A *doubtful* one is in error: it holds what could be read, for the checks, and nothing of it is ever public.
    """

    id: str
    title: str = ""
    publish: Mapping[str, When] = field(default_factory=dict)
    shape: str | None = None
    owner: str | None = None
    helpers: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    pillar: str | None = None
    leads_to: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    due: Mapping[str, Moment] = field(default_factory=dict)
    announce: str | Ladder | None = None
    posts: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)  # channel -> rung (or "") -> parts
    page: bool = True
    share: str | None = None
    content: str | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    embargo: Moment | None = None
    expires: Moment | None = None
    credits: Mapping[str, str] = field(default_factory=dict)
    formerly: tuple[str, ...] = ()
    teaser: bool = False
    excepts: Mapping[str, str] = field(default_factory=dict)
    approved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # who -> digests, one a language
    sent: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # channel -> rung (or "", the first) -> where
    status: Status | None = None
    dropped: date | None = None
    intent: Intent | None = None
    evergreen: Evergreen | None = None
    join: str = ""
    replay: str = ""
    sponsor: Sponsor | None = None
    look_again: date | None = None
    gathers: Gathers = ()
    experiment: Experiment | None = None
    season: int = 0
    episode: int = 0  # of a podcast
    edition: int = 1  # a later one is a new piece to those who follow
    doubtful: bool = False
    marks: Marks = field(default_factory=lambda: Marks(""))

    @property
    def identity(self) -> str:
        """The id that GUIDs and UIDs are made of: the oldest this entry has had."""
        return self.formerly[0] if self.formerly else self.id
