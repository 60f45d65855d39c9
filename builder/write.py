"""The only writer: what changed is rendered beside the output, inspected, and moved into place file by file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from builder.files import make_room, put, remove, replace_file, stamp, stamps
from builder.model.addresses import unsafe
from builder.model.artifact import Artifact, Rank
from builder.model.problem import Problem
from builder.store import Row, Store
from builder.workers import spread

Inspect = Callable[[Callable[[], Iterator[tuple[str, bytes]]]], tuple[Problem, ...]]
Tell = Callable[[int, int], None]
# every home page says what made it; so a folder without memory is known again
OURS = b'<meta name="generator" content="Dateline">'


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

    @property
    def right(self) -> bool:
        return not any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Staged:
    """An output that is rendered and inspected, and waits to be moved into place."""

    target: Target
    wanted: dict[str, Artifact]
    there: dict[str, str]
    known: dict[str, Row]
    files: dict[str, tuple[str, bool]]  # path -> digest, and whether its bytes are new
    written: Written

    @property
    def staging(self) -> Path:
        return staging_of(self.target.folder.absolute())


def staging_of(folder: Path) -> Path:
    """Return where the files of an output wait: beside it, on the same disk."""
    return folder.parent / f".{folder.name}.staging"


def stage(artifacts: Iterable[Artifact], target: Target, store: Store, tell: Tell = lambda _, __: None) -> Staged:
    """Render what is not there yet beside the folder of *target*, and inspect it. Nothing public changes."""
    folder = target.folder.absolute()
    wanted = {artifact.path: artifact for artifact in artifacts}
    if wrong := [path for path in wanted if unsafe(path)]:  # the checks tell authors so; this is the second lock
        raise NotOursError(f"{wrong[0]} {unsafe(wrong[0])}")
    known, there = store.published(folder), stamps(folder)
    _own(folder, known, there)
    changed = [one for one in wanted.values() if not _stands(known.get(one.path), there.get(one.path), one)]
    staging = staging_of(folder)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    files = _stage(changed, staging, folder, there, tell)
    written = Written(rendered=len(changed), kept=len(wanted) - len(changed))
    written.problems = _inspected(target, store, files, set(wanted) & set(there), staging)
    return Staged(target, wanted, there, known, files, written)


def commit(staged: Staged, store: Store) -> Written:
    """Move what was staged into place, and note it."""
    folder, written = staged.target.folder.absolute(), staged.written
    if folder.exists() or not staged.files:
        _move(staged.files, staged.staging, folder, staged.wanted)
    else:
        staged.staging.replace(folder)  # all at once where nothing stood
    written.made = [path for path, (_, moves) in staged.files.items() if moves]
    written.removed = sorted(set(staged.there) - set(staged.wanted))
    remove(written.removed, folder)
    rows = {
        path: Row(staged.wanted[path].key, digest, stamp(folder / path)) for path, (digest, _) in staged.files.items()
    }
    store.keep(folder, rows, set(staged.known) - set(staged.wanted), staged.target.seal)
    return written


def discard(folders: Iterable[Path]) -> None:
    """Take away what waits beside *folders*."""
    for folder in folders:
        shutil.rmtree(staging_of(folder.absolute()), ignore_errors=True)


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
            put(staging / artifact.path, data)
        return blake2b(data, digest_size=16).hexdigest(), moves

    staged: dict[str, tuple[str, bool]] = {}
    for artifact, result in zip(changed, spread(stage, changed), strict=True):
        staged[artifact.path] = result
        tell(len(staged), len(changed))
    return staged


def _same(file: Path, data: bytes) -> bool:
    return file.stat().st_size == len(data) and file.read_bytes() == data


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
                make_room(folder, above)
                made.add(above)
            replace_file(staging / path, folder / path)


def _own(folder: Path, known: dict[str, Row], there: dict[str, str]) -> None:
    """Refuse a folder whose files are not ours to delete."""
    if known or not there:
        return
    home = folder / "index.html"
    if not home.is_file() or OURS not in home.read_bytes():
        raise NotOursError(f"{folder} holds files that Dateline did not make; name an empty folder, or empty it")
