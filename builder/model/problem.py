"""Problems: what an author should know, where to go to mend it, and what to write there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from builder.model.shown import shown

Severity = Literal["error", "warning", "info"]
Key = str | int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something was written: a path from the project's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """The smallest mend: at *at* stands *old*, and *new* belongs there."""

    at: Location
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake as a value. *about* is the entry id or the file that it withholds; empty means the whole project.
    *post* is the id of the announcement whose words are meant, if it is one alone."""

    at: Location
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    about: str = ""
    fix: Splice | None = field(default=None, compare=False)
    post: str = field(default="", compare=False)

    def __str__(self) -> str:
        text = shown(f"{self.at}: {self.severity}: {self.message} [{self.rule}]")
        return f"{text}\n    {shown(self.hint)}" if self.hint else text


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each value of a file stands, by its keys from the top: `("people", "chief", "away", 0)`."""

    path: str
    at: Mapping[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)

    def of(self, *keys: Key) -> Location:
        """Return the place of the value at *keys*, or of the nearest one around it."""
        while keys and keys not in self.at:
            keys = keys[:-1]
        line, column = self.at.get(keys, (1, 1))
        return Location(self.path, line, column)

    def key(self, *keys: Key) -> Location:
        """Return the place of the key itself and not of its value."""
        line, column = self.keys.get(keys, (0, 0))
        return Location(self.path, line, column) if line else self.of(*keys)

    def parts(self) -> Mapping[Key, Marks]:
        """Return the marks of the value under each key, as if it were a file of its own."""
        at, keys = _cut(self.at), _cut(self.keys)
        return {key: Marks(self.path, at.get(key, {}), keys.get(key, {})) for key in {**at, **keys}}


def _cut(marks: Mapping[tuple[Key, ...], tuple[int, int]]) -> dict[Key, dict[tuple[Key, ...], tuple[int, int]]]:
    below: dict[Key, dict[tuple[Key, ...], tuple[int, int]]] = defaultdict(dict)
    for keys, mark in marks.items():
        if keys:
            below[keys[0]][keys[1:]] = mark
    return below
