"""Addresses that meet: at one file, or a file against a folder; capitals and the spellings of accents are the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Crowd:
    """Files and the folders that they stand in, each with who has it."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[str], who: str = "") -> Crowd:
        crowd = cls()
        for file in files:
            crowd.add(file, who)
        return crowd

    def add(self, file: str, who: str) -> None:
        same = _same(file)
        self.files[same] = who
        self.folders |= dict.fromkeys(_above(same), who)

    def has(self, file: str) -> str | None:
        """Return who stands in the way of *file*: at its own place, as a folder of others, or with a file above it."""
        return next(self._meetings(_same(file)), None)

    def _meetings(self, file: str) -> Iterator[str]:
        yield from (known[file] for known in (self.files, self.folders) if file in known)
        yield from (self.files[above] for above in _above(file) if above in self.files)


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a file stands in."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)
