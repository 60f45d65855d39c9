"""A tree of files: a folder on disk now; a commit's tree has the same three methods."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of a tree: its path from the root, `/` between, and a stamp that changes when it is written."""

    path: str
    stamp: str


class Tree(Protocol):
    """Where a project is read from."""

    def files(self, folder: str) -> Iterator[File]:
        """Yield the files below *folder* in order of their paths; nothing hidden, nothing through a link."""

    def links(self, folder: str) -> Iterator[str]:
        """Yield the paths below *folder* that are links to somewhere else."""

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""

    def read(self, path: str) -> bytes:
        """Return the bytes of *path*; FileNotFoundError without it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A tree that is a folder on disk."""

    root: Path

    def files(self, folder: str) -> Iterator[File]:
        # os.scandir and not Path: 10,000 files in 60 ms instead of 400
        top = os.fspath(self.root)
        yield from sorted(self._below(os.path.join(top, folder) if folder else top, folder))  # noqa: PTH118

    def _below(self, folder: str, path: str) -> Iterator[File]:
        try:
            entries = os.scandir(folder)
        except (FileNotFoundError, NotADirectoryError):
            return
        with entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                below = f"{path}/{entry.name}" if path else entry.name
                if entry.is_dir(follow_symlinks=False):
                    yield from self._below(entry.path, below)
                elif entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    yield File(below, f"{stat.st_mtime_ns}.{stat.st_ctime_ns}.{stat.st_size}.{stat.st_ino}")

    def links(self, folder: str) -> Iterator[str]:
        top = self.root / folder
        yield from sorted(
            f"{folder}/{(Path(place) / name).relative_to(top).as_posix()}"
            for place, folders, names in os.walk(top)
            for name in (*folders, *names)
            if not name.startswith(".") and os.path.islink(os.path.join(place, name))  # noqa: PTH114, PTH118 - as above
        )

    def has(self, path: str) -> bool:
        place = self.root / path
        return place.is_file() and not place.is_symlink()

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()
