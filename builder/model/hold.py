"""A hold: from one moment until another nothing of what it covers goes out. What was out stays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from builder.model.moments import Moment
from builder.model.problem import Marks

Covered = Literal["posts", "mail", "live", "pages"]


@dataclass(frozen=True, slots=True)
class Hold:
    """hold.yaml: without *until* it has no end yet; *applies_to* is all four unless fewer are named."""

    since: Moment
    until: Moment | None = None
    reason: str = ""
    applies_to: tuple[Covered, ...] = ("posts", "mail", "live", "pages")
    excepts: tuple[str, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks("hold.yaml"))


@dataclass(frozen=True, slots=True)
class Held:
    """A hold that is in force: its moments in the plan's timezone."""

    since: datetime
    until: datetime | None
    reason: str
    applies_to: tuple[Covered, ...]
