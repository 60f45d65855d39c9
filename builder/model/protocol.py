"""voice.yaml: how the team speaks, and who is there to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.model.problem import Location, Marks


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word that is not to be used, why, and what to say instead."""

    word: str
    because: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """Words to avoid, those that another is preferred to among them: of all texts, or of a language or a channel."""

    avoid: tuple[Avoided, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks("voice.yaml"))


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers on which weekdays (from Monday, 0) after a post goes out."""

    days: tuple[int, ...]
    who: str
    at: Location = field(default_factory=lambda: Location("voice.yaml"))


@dataclass(frozen=True, slots=True)
class Protocol:
    """All of voice.yaml. *disclosures* are words by what they tell of: `paid` -> “Advertisement”."""

    everywhere: Usage = field(default_factory=Usage)
    languages: Mapping[str, Usage] = field(default_factory=dict)
    channels: Mapping[str, Usage] = field(default_factory=dict)
    disclosures: Mapping[str, str] = field(default_factory=dict)
    answering: tuple[Answering, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks("voice.yaml"))
