"""A folder of which only content and plan are seen: for a repository, or a pull request, of people nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.load.tree import Folder, Look, Stray

SEEN = frozenset({"calendar.yaml", "hold.yaml", "voice.yaml"})
FOLDERS = ("calendar", "content", "questions", "results")
UNSEEN = ("mkdocs.yml", "properdocs.yml", "theme", ".dateline")  # what another build would use
MOST_FILES = 20_000
MOST_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Untrusted(Folder):
    """A folder without theme, mkdocs.yml and whatever else may hold code, templates or names of files."""

    def look(self, folder: str) -> Look:
        return Folder.look(self, folder) if self._seen(folder) else Look()

    def sees(self, path: str) -> bool:
        return path in SEEN or self._seen(path)

    def stray(self, path: str) -> Stray | None:
        return Folder.stray(self, path) if self.sees(path) else None

    def has(self, path: str) -> bool:
        return self.sees(path) and Folder.has(self, path)

    def read(self, path: str, most: int = -1) -> bytes:
        if not self.sees(path):
            raise FileNotFoundError(2, "it is not read", path)
        return Folder.read(self, path, most)

    def repository(self) -> Path | None:
        return None  # its settings can name programs

    def _seen(self, path: str) -> bool:
        return path.partition("/")[0] in FOLDERS

    def left_out(self, include: Iterable[str] = (), observances: Iterable[str] = ()) -> tuple[str, ...]:
        """Return what is there and not used, as an author calls it; a plan names *include* and *observances*."""
        there = (name for name in UNSEEN if (self.root / name).exists())
        patterns = (f"include: {pattern}" for pattern in include if pattern.partition("/")[0] not in FOLDERS)
        calendars = (f"observances: {path}" for path in observances if path.partition("/")[0] not in FOLDERS)
        return (*there, *patterns, *calendars)

    def excess(self) -> str:
        """Return why this is more than a build of unknown origin may read, or nothing."""
        number = size = 0
        for folder in FOLDERS:
            for file in self.files(folder):
                number += 1
                size += file.size
                if number > MOST_FILES:
                    return f"there are more than {MOST_FILES:,} files"
                if size > MOST_BYTES:
                    return f"its files have more than {MOST_BYTES >> 20:,} MB"
        return ""
