"""What a network takes, as dated data: a number without a source is a guess, and only warns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from builder.model.message import Count, Draft, Message, Payload
from builder.model.settings import Pictures

Certainty = Literal["official", "code", "observed", "sdk", "secondary", "unverified"]
Unit = Literal[
    "grapheme",
    "weighted",
    "codepoint",
    "utf16",
    "utf8_byte",
    "septet",
    "char",
    "count",
    "byte",
    "px",
    "ratio",
    "minute",
    "usd",
]
WORDS: Mapping[str, str] = {
    "grapheme": "characters",
    "weighted": "characters as X counts them",
    "codepoint": "characters",
    "utf16": "characters as computers count them (UTF-16)",
    "utf8_byte": "bytes",
    "septet": "SMS characters",
    "char": "characters",
    "count": "",
    "byte": "bytes",
    "px": "pixels",
    "ratio": "",
    "minute": "minutes",
    "usd": "US dollars",
}
CERTAIN = frozenset({"official", "code", "observed", "sdk"})
OWN = "limits: of the channel in calendar.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number was read, how sure it is, and on which day it was read."""

    title: str
    url: str = ""
    certainty: Certainty = "official"
    read_on: str = "2026-11-22"

    @property
    def certain(self) -> bool:
        """Whether a post may be withheld for it."""
        return self.certainty in CERTAIN


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of a network: the most (in a `_min`, the least) of something it takes."""

    value: float
    unit: Unit
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What names an account of a network: a text that the expression *form* matches whole, *like* this one."""

    like: str
    form: str


def _no_spans(text: str) -> tuple[tuple[int, int], ...]:
    return ()


def _no_letters(text: str) -> tuple[str, ...]:
    return ()


def _no_files(message: Message, rules: Rules) -> tuple[Payload, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Rules:
    """A network. The names of its *facts* are the same everywhere: text, caption, title, title_min, spoiler, url (what
    any link takes), address (the length of a link), fold, hashtags, hashtag, mentions, links, images, image_bytes,
    image_pixels, width_min, width_max, height_min, aspect_min, aspect_max (width by height), alt, and what else one
    network alone has.

    *counting* counts a draft by these facts; *whole* tells the stretches of a text that no thread may cut, in code
    points; *refused* the characters of a text that it drops or cuts at, *refused_in_title* those of a title. *heading*
    begins a first line that is the title, `Subject: …`; *before* one that is read before the text, `CW: …`. A *link* is
    counted `typed`, takes a `fixed` room, stands `apart` from the text, or is `dead`: nobody can follow it. *payloads*
    makes the files for its interface. *account*: what names one here. *piece*: its files hold the whole piece.

    *pictures* is what of a piece's pictures a post carries unless the plan says otherwise, None if it never can; what
    shows a card of the page carries `none` beside it. *formats* are the kinds of pictures that it takes as they are.
    *pictured*: it takes no post without a picture; *fetches*: it takes them from a public address alone; *single*: its
    files carry one; *hashes*: they tell the hash of its bytes; *thumbs*: it is sent the picture of a card, too, and
    does not fetch it.
    """

    kind: str
    name: str
    facts: Mapping[str, Fact]
    counting: Callable[[Draft, Rules], Count]
    whole: Callable[[str], tuple[tuple[int, int], ...]] = _no_spans
    refused: Callable[[str], tuple[str, ...]] = _no_letters
    refused_in_title: Callable[[str], tuple[str, ...]] = _no_letters
    payloads: Callable[[Message, Rules], tuple[Payload, ...]] = _no_files
    heading: str = ""
    before: str = ""
    account: Account | None = None
    threads: bool = False
    link: Literal["typed", "fixed", "apart", "dead"] = "typed"
    pictures: Pictures | None = None
    formats: tuple[str, ...] = ("jpg", "png")
    pictured: bool = False
    fetches: bool = False
    single: bool = False
    hashes: bool = False
    thumbs: bool = False
    piece: bool = False
    notes: tuple[str, ...] = ()

    def count(self, draft: Draft) -> Count:
        """Return what *draft* counts as one post."""
        return self.counting(draft, self)

    def most(self, name: str) -> int | None:
        """Return the fact *name* as a whole number; None if the network has none."""
        return int(self.facts[name].value) if name in self.facts else None

    def owned(self, limits: Mapping[str, int]) -> Rules:
        """Return the rules of an account that has limits of its own: a Mastodon instance, X premium."""
        if not limits:
            return self
        source = Source(OWN)
        known = {name: value for name, value in limits.items() if name in self.facts}
        own = {name: replace(self.facts[name], value=value, source=source) for name, value in known.items()}
        return replace(self, facts={**self.facts, **own}) if own else self
