"""A tree of files: a folder on disk now; a commit's tree has the same methods. Nothing is read through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from builder.load.opened import read_file
from builder.model.addresses import LONGEST_PATH
from builder.model.shown import UNSEEN, shown

Kind = Literal["link", "folder", "pipe", "socket", "device", "closed", "name", "deep"]
READABLE = 0o444


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of a tree: its path from the root, `/` between, a stamp that changes when it is written, its bytes."""

    path: str
    stamp: str
    size: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Stray:
    """What stands where a file should and is not read. *path* can be shown; *target* is where a link leads, if inside
    the tree; *folder* tells what might hide many files.
    """

    path: str
    kind: Kind
    folder: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What is below a folder: files in order of their paths, and what is passed over. Hidden names are neither."""

    files: tuple[File, ...] = ()
    strays: tuple[Stray, ...] = ()


class Tree(Protocol):
    """Where a project is read from."""

    def look(self, folder: str) -> Look:
        """Return what is below *folder*."""

    def files(self, folder: str) -> Iterator[File]:
        """Yield the files below *folder* alone."""

    def stray(self, path: str) -> Stray | None:
        """Return what stands at *path*, or above it, in the place of a file; None also where nothing does."""

    def sees(self, path: str) -> bool:
        """Tell whether what stands at *path* is read at all."""

    def has(self, path: str) -> bool:
        """Tell whether there is such a file."""

    def read(self, path: str, most: int = -1) -> bytes:
        """Return the bytes of *path*, the first *most* of them; FileNotFoundError without it, and through a link."""

    def repository(self) -> Path | None:
        """Return the folder that git may be asked about, if any."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A tree that is a folder on disk."""

    root: Path

    def look(self, folder: str) -> Look:
        if folder and (stray := self.stray(folder)) and stray.kind != "folder":
            return Look(strays=(stray,))
        files: list[File] = []
        strays: list[Stray] = []
        waiting = [folder]  # and no recursion, which a thousand folders in each other would end
        while waiting:
            self._take(waiting.pop(), files, strays, waiting)
        return Look(tuple(sorted(files)), tuple(sorted(strays)))

    def _take(self, folder: str, files: list[File], strays: list[Stray], waiting: list[str]) -> None:
        # os.scandir and not Path: 10,000 files in 60 ms instead of 400
        try:
            entries = os.scandir(os.path.join(self.root, folder))  # noqa: PTH118
        except (FileNotFoundError, NotADirectoryError):
            return
        except PermissionError:
            strays.append(Stray(folder, "closed", folder=True))
            return
        with entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                if found := self._file(entry, path):
                    files.append(found)
                elif (stray := self._stray(entry, path)).kind == "folder":
                    waiting.append(path)
                else:
                    strays.append(stray)

    def _file(self, entry: os.DirEntry[str], path: str) -> File | None:
        if not entry.is_file(follow_symlinks=False) or UNSEEN.search(entry.name) or len(path) > LONGEST_PATH:
            return None
        seen = entry.stat(follow_symlinks=False)
        if seen.st_mode & READABLE != READABLE and not os.access(entry.path, os.R_OK):
            return None
        return File(path, f"{seen.st_mtime_ns}.{seen.st_ctime_ns}.{seen.st_size}.{seen.st_ino}", seen.st_size)

    def _stray(self, entry: os.DirEntry[str], path: str) -> Stray:
        if UNSEEN.search(entry.name):
            return Stray(shown(path), "name", folder=entry.is_dir())
        if len(path) > LONGEST_PATH:
            return Stray(path, "deep", folder=True)
        return _stray(entry.path, path, entry.stat(follow_symlinks=False), self.root)

    def files(self, folder: str) -> Iterator[File]:
        yield from self.look(folder).files

    def stray(self, path: str) -> Stray | None:
        place, below = os.fspath(self.root), ""
        for part in path.split("/"):
            place, below = os.path.join(place, part), f"{below}/{part}" if below else part  # noqa: PTH118
            try:
                seen = os.lstat(place)
            except OSError:
                return None
            if below == path and stat.S_ISREG(seen.st_mode) and os.access(place, os.R_OK):
                return None
            if below == path or not stat.S_ISDIR(seen.st_mode):
                return _stray(place, below, seen, self.root)
        return None

    def sees(self, path: str) -> bool:  # noqa: ARG002 - all of a folder is read
        return True

    def has(self, path: str) -> bool:
        return (self.root / path).is_file() and self.stray(path) is None

    def read(self, path: str, most: int = -1) -> bytes:
        return read_file(self.root, path, most)

    def repository(self) -> Path | None:
        return self.root


def _stray(place: str, path: str, seen: os.stat_result, root: Path) -> Stray:
    """Return what a file is that is none."""
    mode = seen.st_mode
    if stat.S_ISLNK(mode):
        return Stray(path, "link", folder=os.path.isdir(place), target=_target(place, root))  # noqa: PTH112
    if stat.S_ISREG(mode):
        return Stray(path, "closed")
    if stat.S_ISDIR(mode):
        return Stray(path, "folder", folder=True)
    return Stray(path, "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device")


def _target(place: str, root: Path) -> str:
    """Return where a link leads, as a path below *root*; nothing if it leads out."""
    target = Path(os.path.realpath(place))
    top = Path(os.path.realpath(root))
    return shown(target.relative_to(top).as_posix()) if target.is_relative_to(top) else ""
