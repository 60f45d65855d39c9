"""Artifacts: files to be, which make their bytes only when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

Where = Literal["site", "desk"]
Drawn = Literal["", "copy", "card"]


class Rank(IntEnum):
    """The order in which files are moved into place: what is linked to comes before what links."""

    ASSET = 0
    PAGE = 1
    REDIRECT = 2
    LIST = 3


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site or of the desk. The same *key* means the same bytes.

    What is *drawn* takes a tenth of a second, and holds no words that could be looked through: a copy of a picture, or
    a card, whose template may be wrong.
    """

    where: Where
    path: str
    key: str
    rank: Rank
    render: Callable[[], bytes] = field(compare=False, repr=False)
    drawn: Drawn = ""
