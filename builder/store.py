"""What builds remember, in one SQLite file: files as read, and what was published. Losing it costs time only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from builder.model.memo import Known
from builder.versions import code_digest

FOLDER = ".dateline"
PATIENCE = 30  # seconds to wait for another build of the same project
TABLES = """
CREATE TABLE IF NOT EXISTS made_by (code TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, found TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS published (folder TEXT, path TEXT, key TEXT, digest TEXT, stamp TEXT,
    PRIMARY KEY (folder, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seals (folder TEXT PRIMARY KEY, seal TEXT) WITHOUT ROWID;
"""


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
    """A memo of files (see model/memo) and the list of what stands in each output folder."""

    _db: sqlite3.Connection
    _known: dict[str, Known] = field(default_factory=dict)
    _learnt: dict[str, Known] = field(default_factory=dict)

    def get(self, path: str) -> Known | None:
        return self._learnt.get(path) or self._known.get(path)

    def put(self, path: str, known: Known) -> None:
        self._learnt[path] = known

    def published(self, folder: Path) -> dict[str, Row]:
        """Return what an earlier build put into *folder*, by path."""
        rows = self._db.execute("SELECT path, key, digest, stamp FROM published WHERE folder = ?", (str(folder),))
        return {path: Row(key, digest, stamp) for path, key, digest, stamp in rows}

    def seal(self, folder: Path) -> str:
        """Return what the last inspection of *folder* depended on."""
        row = self._db.execute("SELECT seal FROM seals WHERE folder = ?", (str(folder),)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, folder: Path, rows: Mapping[str, Row], gone: Iterable[str], seal: str) -> None:
        """Note what was put into *folder* and what was taken out of it."""
        name = str(folder)
        self._db.executemany("DELETE FROM published WHERE folder = ? AND path = ?", ((name, path) for path in gone))
        self._db.executemany(
            "INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?, ?)",
            ((name, path, row.key, row.digest, row.stamp) for path, row in rows.items()),
        )
        self._db.execute("INSERT OR REPLACE INTO seals VALUES (?, ?)", (name, seal))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock while writing; what was noted counts only if nothing went wrong."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise BusyError from error
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Save what was learnt of files; another build that is writing just then is not waited for."""
        with suppress(sqlite3.Error):
            if self._learnt:
                self._db.execute("PRAGMA busy_timeout = 0")
                self._db.execute("BEGIN IMMEDIATE")
                rows = ((path, known.stamp, known.digest, known.found) for path, known in self._learnt.items())
                self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", rows)
                self._db.execute("COMMIT")
            self._db.close()


@contextmanager
def opened(root: Path) -> Iterator[Store]:
    """Open the store of the project at *root*; one that cannot be used is made anew, or kept in memory.

    A folder that is no project gets none.
    """
    store = _open(root / FOLDER / "cache.sqlite" if (root / "calendar.yaml").is_file() else None)
    try:
        yield store
    finally:
        store.close()


def _open(file: Path | None) -> Store:
    for attempt in (file, file, None):
        try:
            return _load(attempt)
        except (sqlite3.DatabaseError, OSError):
            with suppress(OSError):
                file.unlink() if file else None
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
        rows = db.execute("SELECT path, stamp, digest, found FROM files").fetchall()
    except BaseException:
        db.close()
        raise
    return Store(db, {path: Known(stamp, digest, found) for path, stamp, digest, found in rows})
