"""The only writer: what changed is rendered beside the output, inspected, and moved into place file by file."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from builder.model.artifact import Artifact, Rank
from builder.model.problem import Problem, Splice
from builder.store import Row, Store
from builder.workers import spread

Inspect = Callable[[Callable[[], Iterator[tuple[str, bytes]]]], tuple[Problem, ...]]
Tell = Callable[[int, int], None]
OURS = b"Dateline"  # every home page says what made it; so a folder without memory is known again


class NotOursError(Exception):
    """The output folder holds what Dateline did not make, and would have to delete."""


@dataclass(frozen=True, slots=True)
class Target:
    """A folder to publish into, what inspects its bytes, and what that inspection depends on."""

    folder: Path
    inspect: Inspect = lambda _: ()
    seal: str = ""


@dataclass(slots=True)
class Written:
    """What a write did: paths made anew, paths removed, how many stayed, and what the inspection found."""

    made: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rendered: int = 0
    kept: int = 0
    problems: tuple[Problem, ...] = ()


def write(artifacts: Iterable[Artifact], target: Target, store: Store, tell: Tell = lambda _, __: None) -> Written:
    """Bring the folder of *target* to what *artifacts* say. An error of the inspection leaves it as it was."""
    folder = target.folder.absolute()
    wanted = {artifact.path: artifact for artifact in artifacts}
    known, there = store.published(folder), _stamps(folder)
    _own(folder, known, there)
    changed = [one for one in wanted.values() if not _stands(known.get(one.path), there.get(one.path), one)]
    staging = folder.parent / f".{folder.name}.staging"
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staged = _stage(changed, staging, folder, there, tell)
        result = Written(rendered=len(changed), kept=len(wanted) - len(changed))
        result.problems = _inspected(target, store, staged, set(wanted) & set(there), staging)
        if any(problem.severity == "error" for problem in result.problems):
            return result
        _move(staged, staging, folder, wanted)
        result.made = [path for path, (_, moves) in staged.items() if moves]
        result.removed = sorted(set(there) - set(wanted))
        _remove(result.removed, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    rows = {path: Row(wanted[path].key, digest, _stamp(folder / path)) for path, (digest, _) in staged.items()}
    store.keep(folder, rows, set(known) - set(wanted), target.seal)
    return result


def _stands(row: Row | None, stamp: str | None, artifact: Artifact) -> bool:
    return row is not None and row.key == artifact.key and row.stamp == stamp


def _stage(
    changed: list[Artifact], staging: Path, folder: Path, there: dict[str, str], tell: Tell
) -> dict[str, tuple[str, bool]]:
    """Render into *staging*; return each path's digest, and whether its bytes differ from what stands there."""

    def stage(artifact: Artifact) -> tuple[str, bool]:
        data = artifact.render()
        moves = artifact.path not in there or not _same(folder / artifact.path, data)
        if moves:
            _put(staging / artifact.path, data)
        return blake2b(data, digest_size=16).hexdigest(), moves

    staged: dict[str, tuple[str, bool]] = {}
    for artifact, result in zip(changed, spread(stage, changed), strict=True):
        staged[artifact.path] = result
        tell(len(staged), len(changed))
    return staged


def _same(file: Path, data: bytes) -> bool:
    return file.stat().st_size == len(data) and file.read_bytes() == data


def _put(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _inspected(
    target: Target, store: Store, staged: dict[str, tuple[str, bool]], standing: set[str], staging: Path
) -> tuple[Problem, ...]:
    """Inspect what is new; also what stands already, if the inspection looks for something else than last time."""
    again = standing - set(staged) if store.seal(target.folder.absolute()) != target.seal else set()

    def files() -> Iterator[tuple[str, bytes]]:
        for path, (_, moves) in staged.items():
            yield path, ((staging if moves else target.folder) / path).read_bytes()
        for path in sorted(again):
            yield path, (target.folder / path).read_bytes()

    return target.inspect(files)


def _move(staged: dict[str, tuple[str, bool]], staging: Path, folder: Path, wanted: dict[str, Artifact]) -> None:
    """Move each file in by one rename: what is linked to first, what links last."""
    folder.mkdir(parents=True, exist_ok=True)
    made: set[str] = set()
    for rank in Rank:
        for path, (_, moves) in staged.items():
            if not moves or wanted[path].rank is not rank:
                continue
            above = path.rpartition("/")[0]
            if above not in made:
                _make_room(folder, above)
                made.add(above)
            _replace(staging / path, folder / path)


def _make_room(folder: Path, above: str) -> None:
    """Make the folders of a path, in the place of files that had their names."""
    place = folder
    for part in above.split("/") if above else ():
        place /= part
        if place.is_symlink() or place.is_file():
            place.unlink()
    place.mkdir(parents=True, exist_ok=True)


def _replace(source: Path, to: Path) -> None:
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


def _remove(paths: list[str], folder: Path) -> None:
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


def _stamps(folder: Path) -> dict[str, str]:
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


def _stamp(file: Path) -> str:
    stat = file.stat()
    return f"{stat.st_mtime_ns}.{stat.st_size}.{stat.st_ino}"


def _own(folder: Path, known: dict[str, Row], there: dict[str, str]) -> None:
    """Refuse a folder whose files are not ours to delete."""
    if known or not there:
        return
    home = folder / "index.html"
    if not home.is_file() or OURS not in home.read_bytes():
        raise NotOursError(f"{folder} holds files that Dateline did not make; name an empty folder, or empty it")


def excuse(folder: Path, page: str) -> None:
    """Put *page* where a site should stand and none ever has; a site that is there is left alone."""
    home = folder / "index.html"
    if not home.exists():
        _put(home, page.encode())


def splice(root: Path, mends: Iterable[Splice]) -> int:
    """Make each mend in its file if the old words still stand on their line; return how many were made."""
    made = 0
    by_file: dict[str, list[Splice]] = {}
    for mend in sorted(set(mends), reverse=True):  # from the end, so that earlier places stay where they are
        by_file.setdefault(mend.at.path, []).append(mend)
    for path, found in by_file.items():
        lines = (root / path).read_text("utf-8").split("\n")
        for mend in found:
            line = lines[mend.at.line - 1]
            start = line.find(mend.old, mend.at.column - 1)
            if start < 0:
                continue
            lines[mend.at.line - 1] = line[:start] + mend.new + line[start + len(mend.old) :]
            made += 1
        _put(root / path, "\n".join(lines).encode())
    return made
