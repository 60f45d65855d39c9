"""What an earlier build remembers of the files it read; losing it costs time only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was read: its stamp, the digest of its bytes, and what was found in it, as JSON."""

    stamp: str
    digest: str
    found: str


class Memo(Protocol):
    """A memory of files by path."""

    def get(self, path: str) -> Known | None:
        """Return what is known of *path*."""

    def put(self, path: str, known: Known) -> None:
        """Remember *known* of *path*."""


@dataclass(frozen=True, slots=True)
class Forgetful:
    """A memo for a program that builds once."""

    known: dict[str, Known] = field(default_factory=dict)

    def get(self, path: str) -> Known | None:
        return self.known.get(path)

    def put(self, path: str, known: Known) -> None:
        self.known[path] = known
