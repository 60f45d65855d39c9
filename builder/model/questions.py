"""What readers ask: each question, where it was heard, and what answers they find elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from builder.model.problem import Marks

Reply = Literal["owed", "given"]


@dataclass(frozen=True, slots=True)
class Heard:
    """Once that a question was heard; *reply* is owed to whoever asked, given, or nobody waits for it."""

    on: dt.date
    where: str = ""
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An answer that readers find elsewhere, what it is worth, and when that was last looked at."""

    url: str
    says: str = ""
    checked: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    question: str
    audience: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    found: tuple[Found, ...] = ()
    marks: Marks = field(default_factory=lambda: Marks(""))
