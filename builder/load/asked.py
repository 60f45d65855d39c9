"""A tree that notes what it is asked and what it says, so that the same questions can be put again: has it changed?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from builder.load.git import git_of
from builder.load.tree import File, Folder, Look, Stray

LOOK, FILE, GIT = "look", "file", "git"
Question = tuple[str, str]  # one of these three, and the path


@dataclass(frozen=True, slots=True)
class Asked:
    """A folder, and everything that was asked of it, each with what stood there before it was read.

    What a look has shown with its stamp is no question of its own.
    """

    folder: Folder
    answers: dict[Question, object] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def look(self, folder: str) -> Look:
        found = self.folder.look(folder)
        if (LOOK, folder) not in self.answers:
            self.answers[LOOK, folder] = _of_look(found)
            self.shown.update(file.path for file in found.files)
        return found

    def files(self, folder: str) -> Iterator[File]:
        yield from self.look(folder).files

    def stray(self, path: str) -> Stray | None:
        self._note(FILE, path)
        return self.folder.stray(path)

    def sees(self, path: str) -> bool:
        return self.folder.sees(path)

    def has(self, path: str) -> bool:
        self._note(FILE, path)
        return self.folder.has(path)

    def read(self, path: str, most: int = -1) -> bytes:
        self._note(FILE, path)
        return self.folder.read(path, most)

    def repository(self) -> Path | None:
        self._note(GIT, "")
        return self.folder.repository()

    def _note(self, kind: str, path: str) -> None:
        if path not in self.shown and (kind, path) not in self.answers:
            self.answers[kind, path] = told(self.folder, kind, path)


def digest_of(answers: Iterable[object]) -> str:
    """Return what stands for *answers*."""
    made = blake2b(digest_size=16)
    for answer in answers:
        made.update(repr(answer).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def told(folder: Folder, kind: str, path: str) -> object:
    """Return what *folder* says to a question, of which no file is opened."""
    if kind == LOOK:
        return _of_look(folder.look(path))
    if kind == GIT:
        root = folder.repository()
        git = git_of(root) if root else ""
        return git if isinstance(git, str) else (git.head, git.shallow)
    return folder.stray(path), _stamp(folder.root / path)


def _of_look(look: Look) -> object:
    return [(file.path, file.stamp) for file in look.files], look.strays


def _stamp(file: Path) -> tuple[int, ...]:
    try:
        seen = os.lstat(file)
    except (OSError, ValueError):  # not there, or a name that cannot be
        return ()
    return seen.st_mode, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino
