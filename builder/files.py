"""Files on disk, for the writer: put, moved, removed, stamped, and mended by the smallest change of their text."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.model.problem import Splice


def put(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def swap(root: Path, path: str, data: bytes) -> None:
    """Put *data* in the place of a file, or where none is yet, at once: who reads it finds the old or the new."""
    file = root / path
    beside = file.with_name(f".{file.name}.part")
    try:
        put(beside, data)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def standing(root: Path, paths: Iterable[str]) -> str:
    """Return what stands where one of *paths* is to be new, a link on the way there too; nothing if all are free."""
    for path in paths:
        parts = path.split("/")
        for number in range(1, len(parts) + 1):
            place = root.joinpath(*parts[:number])
            if place.is_symlink() or (place.exists() and (number == len(parts) or not place.is_dir())):
                return "/".join(parts[:number])
    return ""


def lay(root: Path, files: Mapping[str, bytes]) -> None:
    """Write *files*, none of which may be there yet, in their order; where that fails, none is left."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            file = root / path
            for above in reversed([one for one in file.parents if one != root and one.is_relative_to(root)]):
                if not above.is_dir():
                    above.mkdir()
                    made.append(above)
            with file.open("xb") as new:
                made.append(file)
                new.write(data)
    except BaseException:
        for place in reversed(made):
            place.rmdir() if place.is_dir() else place.unlink()
        raise


def make_room(folder: Path, above: str) -> None:
    """Make the folders of a path, in the place of files that had their names."""
    place = folder
    for part in above.split("/") if above else ():
        place /= part
        if place.is_symlink() or place.is_file():
            place.unlink()
    place.mkdir(parents=True, exist_ok=True)


def replace_file(source: Path, to: Path) -> None:
    if to.is_dir() and not to.is_symlink():
        shutil.rmtree(to)
    try:
        source.replace(to)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the output is a mount of its own
            raise
        beside = to.with_name(f".{to.name}.part")
        shutil.copyfile(source, beside)
        beside.replace(to)


def remove(paths: list[str], folder: Path) -> None:
    """Remove files, and the folders that this leaves empty."""
    for path in paths:
        file = folder / path
        if not file.is_file() and not file.is_symlink():
            continue
        file.unlink()
        for above in file.parents:
            if above == folder or any(above.iterdir()):
                break
            above.rmdir()


def stamps(folder: Path) -> dict[str, str]:
    """Return the stamp of every file below *folder*, hidden ones left out."""
    found: dict[str, str] = {}
    waiting = [(os.fspath(folder), "")]
    while waiting:
        place, below = waiting.pop()
        try:
            entries = os.scandir(place)
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{below}{entry.name}/"))
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[f"{below}{entry.name}"] = f"{stat.st_mtime_ns}.{stat.st_size}.{stat.st_ino}"
    return found


def stamp(file: Path) -> str:
    stat = file.stat()
    return f"{stat.st_mtime_ns}.{stat.st_size}.{stat.st_ino}"


def excuse(folder: Path, page: str) -> None:
    """Put *page* where a site should stand and none ever has; a site that is there is left alone."""
    home = folder / "index.html"
    if not home.exists():
        put(home, page.encode())


def splice(root: Path, mends: Iterable[Splice]) -> int:
    """Make each mend in its file if the old words still stand on their line; return how many were made."""
    made = 0
    by_file: dict[str, list[Splice]] = {}
    for mend in sorted(set(mends), reverse=True):  # from the end, so that earlier places stay where they are
        by_file.setdefault(mend.at.path, []).append(mend)
    for path, found in by_file.items():
        lines = (root / path).read_bytes().decode().split("\n")  # and not read_text(), which would change line ends
        for mend in found:
            line = lines[mend.at.line - 1]
            start = line.find(mend.old, mend.at.column - 1)
            if start < 0:
                continue
            lines[mend.at.line - 1] = line[:start] + mend.new + line[start + len(mend.old) :]
            made += 1
        put(root / path, "\n".join(lines).encode())
    return made
