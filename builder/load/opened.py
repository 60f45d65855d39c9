"""A file opened for reading, below a root and through no link on the way; pipes and devices are not opened at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

CLOSE = getattr(os, "O_CLOEXEC", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
FOLDER = os.O_RDONLY | CLOSE | NO_LINK | getattr(os, "O_DIRECTORY", 0)
# a pipe that takes a file's place at the last moment is not waited for
FILE = os.O_RDONLY | CLOSE | NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
STEP_BY_STEP = bool(NO_LINK) and os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd


def open_file(root: Path, path: str) -> BinaryIO:
    """Open the file at *path* below *root*; FileNotFoundError where there is none, or only through a link."""
    *folders, name = path.split("/")
    if {"", ".", ".."} & {*folders, name}:
        raise _absent(path)
    try:
        number = _step_by_step(root, folders, name, path) if STEP_BY_STEP else _looked_at(root, path)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:  # a link or a file, where a folder should be
            raise _absent(path) from None
        raise
    file = os.fdopen(number, "rb")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        file.close()
        raise _absent(path)
    return file


def _step_by_step(root: Path, folders: list[str], name: str, path: str) -> int:
    """Open each folder from the one before, so that nothing can be put in between."""
    at = os.open(root, FOLDER & ~NO_LINK)  # the root itself may be reached through a link: whoever builds named it
    try:
        for folder in folders:
            below = os.open(folder, FOLDER, dir_fd=at)
            os.close(at)
            at = below
        if not stat.S_ISREG(os.stat(name, dir_fd=at, follow_symlinks=False).st_mode):
            raise _absent(path)
        return os.open(name, FILE, dir_fd=at)
    finally:
        with suppress(OSError):
            os.close(at)


def _looked_at(root: Path, path: str) -> int:
    """Look at each step, then open: all that some systems offer."""
    place = root
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            raise _absent(path)
    if not place.is_file():
        raise _absent(path)
    return os.open(place, FILE)


def _absent(path: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
