"""The bytes of a file below a root, reached through no link on the way; pipes and devices are not waited for."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

CLOSE = getattr(os, "O_CLOEXEC", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
FOLDER = os.O_RDONLY | CLOSE | getattr(os, "O_DIRECTORY", 0)
# a pipe that takes a file's place at the last moment is not waited for
FILE = os.O_RDONLY | CLOSE | NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
STEP_BY_STEP = bool(NO_LINK) and os.open in os.supports_dir_fd
NO_FILE = {errno.ELOOP, errno.ENOTDIR, errno.ENXIO}  # a link or a file where a folder should be, a socket


def read_file(root: Path, path: str, most: int = -1) -> bytes:
    """Return the first *most* bytes of *path* below *root*; FileNotFoundError without it, or through a link."""
    parts = path.split("/")
    if not {"", ".", ".."}.isdisjoint(parts):
        raise _absent(path)
    try:
        number = _step_by_step(root, parts) if STEP_BY_STEP else _looked_at(root, parts)
    except OSError as error:
        raise (_absent(path) if error.errno in NO_FILE else error) from None
    try:
        seen = os.fstat(number)
        if not stat.S_ISREG(seen.st_mode):
            raise _absent(path)
        whole = seen.st_size + 1
        return _read(number, whole if most < 0 else min(most, whole))
    finally:
        os.close(number)


def _read(number: int, most: int) -> bytes:
    data = os.read(number, most)
    if len(data) in {most, most - 1}:  # all there is, as always but with very large files
        return data
    pieces = [data]
    while pieces[-1] and most > sum(map(len, pieces)):
        pieces.append(os.read(number, most - sum(map(len, pieces))))
    return b"".join(pieces)


def _step_by_step(root: Path, parts: list[str]) -> int:
    """Open each folder from the one before, so that nothing can be put in between."""
    at = os.open(root, FOLDER)  # the root itself may be reached through a link: whoever builds named it
    try:
        for folder in parts[:-1]:
            below = os.open(folder, FOLDER | NO_LINK, dir_fd=at)
            os.close(at)
            at = below
        return os.open(parts[-1], FILE, dir_fd=at)
    finally:
        os.close(at)


def _looked_at(root: Path, parts: list[str]) -> int:
    """Look at each step, then open: all that some systems offer."""
    place = root
    for part in parts:
        place /= part
        if place.is_symlink():
            raise _absent("/".join(parts))
    with suppress(OSError):
        if not stat.S_ISREG(place.stat().st_mode):
            raise _absent("/".join(parts))
    return os.open(place, FILE)


def _absent(path: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
