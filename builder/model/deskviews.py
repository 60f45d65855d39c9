"""What a template of the desk may see: frozen, as the views of the public pages are."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.views import Day, Link


@dataclass(frozen=True, slots=True)
class Post:
    """One post to paste: its parts with their lengths, when it is due, and what stands in its way."""

    entry: str
    title: str
    rung: str
    channel: str
    kind: str
    lang: str
    due: Day
    ready: bool
    blocked_by: tuple[str, ...]
    parts: tuple[str, ...]
    lengths: tuple[str, ...]  # "211 of 500 graphemes", one a part
    href: str
    sent: Link | None  # where it stands, posted by hand; without a way there if that is no address


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda: a deadline or a publish moment."""

    day: Day
    title: str
    what: str  # "draft due", "goes out"
    who: str
    stage: str
    late: bool
    where: str  # calendar/stuck-screw.yaml:3


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as the desk shows it."""

    where: str
    severity: str
    message: str
    hint: str
    rule: str


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many pieces stand in a stage, under the stage's name for editors."""

    stage: str
    count: int


@dataclass(frozen=True, slots=True)
class DeskView:
    """`desk/index.html`: the agenda, the problems, every snippet."""

    site: str
    lang: str
    today: Day
    home: str
    stages: tuple[StageCount, ...]
    agenda: tuple[AgendaItem, ...]
    undated: tuple[AgendaItem, ...]
    problems: tuple[ProblemLine, ...]
    snippets: tuple[Post, ...]
    calendars: tuple[Link, ...]
