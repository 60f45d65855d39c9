"""Posts as their readers will see them: what the previews of a piece and of a day may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.model.factlines import FactLine
from builder.model.message import Card, Picture
from builder.model.views import Day, Link


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one kind: "" or what a facet makes of them; *over* what the network would cut or refuse."""

    text: str
    kind: Literal["", "link", "mention", "tag"] = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Meter:
    """How much there is of what a network bounds: `280 of 500 characters`, `220 left`; *width* and *over* draw the bar,
    of 300. *rule* is the network's fact."""

    says: str
    left: str
    tone: Literal["", "close", "bad"]
    width: int
    over: int
    rule: FactLine | None


@dataclass(frozen=True, slots=True)
class PartView:
    """One post of a thread, or all of it: its words before and after the fold, its facets coloured."""

    shown: tuple[Stretch, ...]
    below: tuple[Stretch, ...]
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a post, and what to do."""

    severity: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Specimen:
    """A post on a channel: who says it, when, whether it is ready, and how it looks: as a post, a letter, a sheet to
    print. *heading* is what stands before its title: `Subject`."""

    title: str
    stage: str
    form: Literal["post", "mail", "sheet", "leaf"]
    channel: str
    network: str
    kind: str
    rung: str
    lang: str
    due: Day
    by: str
    account: str
    ready: bool
    blocked_by: tuple[str, ...]
    sent: Link | None
    heading: str
    subject: str
    preheader: str
    spoiler: str
    parts: tuple[PartView, ...]
    fold: str
    card: Card | None
    pictures: tuple[Picture, ...]
    wrong: tuple[Wrong, ...]
    notes: tuple[str, ...]
    file: str
    preview: str
    where: str
    edit: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """`preview/<entry>/index.html` of the desk: all posts of a piece, and its *pages* as readers will get them."""

    site: str
    lang: str
    root: str
    home: str
    title: str
    stages: tuple[tuple[str, str], ...]  # language and stage
    pages: tuple[Link, ...]
    posts: int
    to_mend: int


@dataclass(frozen=True, slots=True)
class DayView:
    """`day/<date>/index.html` of the desk: all posts of a day, in order of time."""

    site: str
    lang: str
    root: str
    home: str
    day: Day
    before: Link | None
    after: Link | None
    posts: int
    to_mend: int
