"""JSON front matter, read as text with marks: every number as it is written, nothing twice and nothing too deep."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NoReturn

from builder.load.refused import DEEPEST, LARGEST, too_deep
from builder.load.yaml import Value
from builder.model.problem import Key, Location, Problem

SPACE = re.compile(r"[ \t\n]*")
STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
WORD = re.compile(r"[^\s\[\]{},:\"]+")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
HINT = 'write `"title": "…"`, with a comma between two lines and none after the last'
Marked = dict[tuple[Key, ...], tuple[int, int]]


class _BrokenError(Exception):
    """Why the text cannot be read; it never leaves this file."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(slots=True)
class Braces:
    """A reader of one mapping in JSON: its *value*, the places of keys and values, and the offset of its *end*."""

    path: str
    text: str
    value: dict[str, Value] = field(default_factory=dict)
    at: Marked = field(default_factory=dict)
    keys: Marked = field(default_factory=dict)
    end: int = 0
    _starts: list[int] = field(init=False)  # the offset of each line

    def __post_init__(self) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text[:LARGEST]))]

    def read(self) -> Problem | None:
        """Read up to the brace that closes the first one, or return why that cannot be."""
        try:
            self._next()
            self.value = self._mapping(())
        except _BrokenError as broken:
            return broken.problem
        return None

    def _next(self) -> str:
        """Go to the next character that is no space, and return it."""
        self.end = SPACE.match(self.text, self.end).end()  # type: ignore[union-attr] # it matches anything
        if self.end > LARGEST:
            message = f"there are more than {LARGEST // 1024} kB of JSON above the text"
            raise _BrokenError(Problem(Location(self.path), "too-big", message, "put the words below the last }"))
        return self.text[self.end : self.end + 1]

    def _here(self) -> Location:
        line = bisect_right(self._starts, self.end)
        return Location(self.path, line, self.end - self._starts[line - 1] + 1)

    def _refuse(self, message: str) -> NoReturn:
        raise _BrokenError(Problem(self._here(), "yaml-syntax", f"this JSON cannot be read: {message}", HINT))

    def _want(self, mark: str) -> None:
        if self._next() != mark:
            self._refuse(f"a {mark} is missing here")
        self.end += 1

    def _value(self, keys: tuple[Key, ...]) -> Value:
        kind, here = self._next(), self._here()
        self.at[keys] = (here.line, here.column)
        if kind in {"{", "["} and len(keys) >= DEEPEST:
            raise _BrokenError(too_deep(here))
        match kind:
            case "{":
                return self._mapping(keys)
            case "[":
                return self._list(keys)
            case '"':
                return self._string()
        return self._word()

    def _mapping(self, keys: tuple[Key, ...]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        self._want("{")
        while self._next() != "}" or found:
            here = self._here()
            key = self._string()
            if key in found:
                hint = f"it stands on line {self.keys[*keys, key][0]} already; keep one of the two"
                raise _BrokenError(Problem(here, "duplicate-key", f"“{key}” is written twice", hint))
            self.keys[*keys, key] = (here.line, here.column)
            self._want(":")
            found[key] = self._value((*keys, key))
            if self._next() == "}":
                break
            self._want(",")
        self._want("}")
        return found

    def _list(self, keys: tuple[Key, ...]) -> list[Value]:
        found: list[Value] = []
        self._want("[")
        while self._next() != "]" or found:
            found.append(self._value((*keys, len(found))))
            if self._next() == "]":
                break
            self._want(",")
        self._want("]")
        return found

    def _string(self) -> str:
        found = STRING.match(self.text, self.end)
        if not found:
            unread = "this text is not closed, or holds a tab or a backslash that means nothing"
            self._refuse(unread if self._next() == '"' else 'a text in quotes (") must stand here')
        self.end = found.end()
        return str(json.loads(found[0]))

    def _word(self) -> str | None:
        found = WORD.match(self.text, self.end)
        if not found or not (found[0] in {"true", "false", "null"} or NUMBER.fullmatch(found[0])):
            self._refuse("the words here are not in quotes" if found else "a value is missing here")
        self.end = found.end()
        return None if found[0] == "null" else found[0]
