"""What builds remember, in one SQLite file: files as read, and what was published. Losing it costs time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.model.memo import Known
from builder.model.shown import shown
from builder.versions import code_digest

FOLDER = ".dateline"
ANSWER = Path("(answer)")  # what `check` has found is noted under this name
PATIENCE = 60  # seconds to wait for another build of the same project
TABLES = """
CREATE TABLE IF NOT EXISTS made_by (code TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, found TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS published (folder TEXT, path TEXT, key TEXT, digest TEXT, stamp TEXT,
    PRIMARY KEY (folder, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seals (folder TEXT PRIMARY KEY, seal TEXT) WITHOUT ROWID;
"""
TEXTS = {str}
COLUMNS = (  # a table of this name may be somebody else's
    "SELECT folder, path, key, digest, stamp FROM published LIMIT 0",
    "SELECT folder, seal FROM seals LIMIT 0",
)


class BusyError(Exception):
    """Another build of the same project holds the lock."""


@dataclass(frozen=True, slots=True)
class Row:
    """A published file: the key of its artifact, the digest of its bytes, and its stamp on disk."""

    key: str
    digest: str
    stamp: str


@dataclass(slots=True)
class Store:
    """A memo of files (see model/memo) and the list of what stands in each output folder.

    Where the database turns out to be unusable, nothing is remembered, and the next build makes another one.
    """

    _db: sqlite3.Connection
    _file: Path | None = None
    _known: dict[str, Known] = field(default_factory=dict)
    _learnt: dict[str, Known] = field(default_factory=dict)
    _spoilt: bool = False

    def get(self, path: str) -> Known | None:
        return self._learnt.get(path) or self._known.get(path)

    def put(self, path: str, known: Known) -> None:
        self._learnt[path] = known

    def published(self, folder: Path, beginning: str = "") -> dict[str, Row]:
        """Return what an earlier build put into *folder*, by path: those whose keys have this *beginning*."""
        query = "SELECT path, key, digest, stamp FROM published WHERE folder = ? AND substr(key, 1, ?) = ?"
        rows = self._rows(query, shown(str(folder)), len(beginning), beginning)
        return {path: Row(key, digest, stamp) for path, key, digest, stamp in rows}

    def seal(self, folder: Path) -> str:
        """Return what the last inspection of *folder* depended on."""
        return next((seal for (seal,) in self._rows("SELECT seal FROM seals WHERE folder = ?", shown(str(folder)))), "")

    def _rows(self, query: str, *values: str | int) -> list[tuple[str, ...]]:
        try:
            return _texts(self._db.execute(query, values))
        except sqlite3.DatabaseError:
            self._spoilt = True
            return []

    def keep(self, folder: Path, rows: Mapping[str, Row], gone: Iterable[str], seal: str) -> None:
        """Note what was put into *folder* and what was taken out of it."""
        name = shown(str(folder))
        try:
            self._db.executemany("DELETE FROM published WHERE folder = ? AND path = ?", ((name, path) for path in gone))
            self._db.executemany(
                "INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?, ?)",
                ((name, path, row.key, row.digest, row.stamp) for path, row in rows.items()),
            )
            self._db.execute("INSERT OR REPLACE INTO seals VALUES (?, ?)", (name, seal))
        except sqlite3.DatabaseError:
            self._spoilt = True  # what was published stands there all the same

    def note(self, answer: str) -> None:
        """Note what `check` has found, for `noted`, unless another build is writing just then."""
        with suppress(BusyError), self.locked(patience=0):
            self.keep(ANSWER, {}, (), answer)

    @contextmanager
    def locked(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock while writing; what was noted counts only if nothing went wrong. *patience* in seconds."""
        self._wait(PATIENCE if patience is None else patience)
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            if _busy(error):
                raise BusyError from error
            self._spoilt = True
        try:
            yield
        except BaseException:
            self._end("ROLLBACK")
            raise
        self._end("ROLLBACK" if self._spoilt else "COMMIT")

    def _wait(self, seconds: float) -> None:
        self._db.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def _end(self, how: str) -> None:
        with suppress(sqlite3.DatabaseError):  # a full disk has ended it already
            self._db.execute(how)

    def close(self) -> None:
        """Save what was learnt of files; another build that is writing just then is not waited for."""
        with suppress(BusyError):
            if self._learnt:
                with self.locked(patience=0):
                    self._save()
        self._db.close()
        if self._spoilt and self._file:
            with suppress(OSError):
                self._file.unlink()

    def _save(self) -> None:
        rows = ((path, known.stamp, known.digest, known.found) for path, known in self._learnt.items())
        try:
            self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            self._spoilt = True


def noted(root: Path) -> str:
    """Return what `check` of this very code has noted of the project at *root*, or nothing; nothing is written."""
    file = _file_of(root)
    if not file or not file.is_file():
        return ""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as db:
            made_by = _texts(db.execute("SELECT code FROM made_by"))
            seals = _texts(db.execute("SELECT seal FROM seals WHERE folder = ?", (str(ANSWER),)))
    except sqlite3.DatabaseError:
        return ""
    return seals[0][0] if seals and made_by == [(code_digest(),)] else ""


@contextmanager
def opened(root: Path, *, trusted: bool = True) -> Iterator[Store]:
    """Open the store of the project at *root*; one that cannot be used is made anew, or kept in memory.

    A folder that is no project gets none; through a link, which a repository can carry, nothing is written. One of a
    repository that is not *trusted* is neither read nor written: what is remembered there of a page need not be what
    its file says.
    """
    store = _open(_file_of(root) if trusted else None)
    try:
        yield store
    finally:
        store.close()


def _file_of(root: Path) -> Path | None:
    file = root / FOLDER / "cache.sqlite"
    linked = file.is_symlink() or file.parent.is_symlink()
    return file if (root / "calendar.yaml").is_file() and not linked else None


def _open(file: Path | None) -> Store:
    for attempt in (file, file, None):
        try:
            return _load(attempt)
        except (sqlite3.DatabaseError, OSError) as error:
            if file and not _busy(error):  # what another build is writing to is left alone
                with suppress(OSError):
                    file.unlink()
    raise AssertionError("a database in memory can always be opened")


def _load(file: Path | None) -> Store:
    if file:
        file.parent.mkdir(exist_ok=True)
    db = sqlite3.connect(file or ":memory:", timeout=PATIENCE, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = OFF")  # a lost cache costs time only
        db.executescript(TABLES)
        if db.execute("SELECT code FROM made_by").fetchall() != [(code_digest(),)]:
            for statement in ("DELETE FROM made_by", "DELETE FROM files"):
                db.execute(statement)
            db.execute("INSERT INTO made_by VALUES (?)", (code_digest(),))
        for query in COLUMNS:
            db.execute(query)
        rows = _texts(db.execute("SELECT path, stamp, digest, found FROM files"))
        _probe(db)
    except BaseException:
        db.close()
        raise
    return Store(db, file, {path: Known(stamp, digest, found) for path, stamp, digest, found in rows})


def _texts(rows: Iterable[tuple[object, ...]]) -> list[tuple[str, ...]]:
    """Return the rows that hold nothing but text, as all of ours do."""
    return [row for row in rows if {*map(type, row)} == TEXTS]  # type: ignore[misc] # just looked


def _probe(db: sqlite3.Connection) -> None:
    """Raise where nothing can be written: of a folder or a file that is read-only SQLite tells only then."""
    db.execute("PRAGMA busy_timeout = 0")
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT OR REPLACE INTO seals VALUES ('', '')")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if not _busy(error):  # another build is writing, so it can be written
            raise


def _busy(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
