"""YAML as text with marks: every value is text, a list or a mapping, and nothing dangerous is ever made an object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from builder.load import lost
from builder.load.lost import Place, Text
from builder.load.misread import Misread, why
from builder.load.refused import DEEPEST, UNPRINTABLE, refused, too_deep
from builder.load.text import unsayable
from builder.model.problem import Key, Location, Marks, Problem

# None is a key without a value: `title:`
Value = str | None | list["Value"] | dict[str, "Value"]

Mark = Any  # PyYAML's two parsers have two types of marks

MOST = 20  # problems of one file; after so many nobody reads on
# libyaml ends a line at U+2028 and U+2029, and everyone else goes on: it is given these instead, which are in no text
BREAKS = {0x2028: "\ufdd0", 0x2029: "\ufdd1"}
WRITTEN = {0xFDD0: "\u2028", 0xFDD1: "\u2029"}
# and the words of a post: what stands in them is seldom a comment
PROSE = {"title", "question", "expect", "hypothesis", "verdict", "because", "instead"}
UNSEEN = re.compile("[\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000]")
ALIAS = re.compile(r"\*[\w-]+\s*(?:[,\]}].*|#.*)?$")  # *name and nothing after it


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: list[Value] | dict[str, Value]
    keys: tuple[Key, ...]
    flow: bool
    start: Place
    key: str | None = None
    key_at: tuple[Place, Place] = ((0, 0), (0, 0))  # where the last key begins and ends
    before: Place | None = None  # where the last value that is not empty begins


@dataclass(slots=True)
class Composer:
    """Makes values and marks out of parser events."""

    text: Text
    value: Value = None
    marks: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    keys: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    @property
    def usable(self) -> bool:
        return all(problem.severity != "error" for problem in self.problems)

    def at(self, mark: Mark) -> Location:
        return self.text.at(mark.line, mark.column)

    def refuse(self, mark: Mark, rule: str, message: str, hint: str = "") -> bool:
        """Note a problem after which nothing is worth reading."""
        self.problems.append(Problem(self.at(mark), rule, message, hint))
        return False

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when nothing after it is worth reading."""
        if len(self.problems) >= MOST or not self._plain(event):
            return False
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                return self._start(event, {})
            case yaml.SequenceStartEvent():
                return self._start(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.open.pop()
            case yaml.DocumentStartEvent() if self.marks:
                message = "a line of three hyphens begins a second plan here"
                return self.refuse(event.start_mark, "yaml-syntax", message, "delete it, or make it a file of its own")
        return True

    def _plain(self, event: Any) -> bool:  # noqa: ANN401 - the stubs know no tags
        """Refuse aliases, anchors and tags, and text that only looks like one."""
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            if not ALIAS.match(self.text.line(mark.line), mark.column):
                flow = bool(self.open) and self.open[-1].flow
                self.problems.append(lost.leading(self.text, mark.line, mark.column, flow=flow))
                return False
            hint = "write the words again, or put them in quotes if the star belongs to them"
            return self.refuse(mark, "yaml-bomb", "an alias (*name) is not allowed here", hint)
        if getattr(event, "anchor", None) is not None:
            hint = f"leave it out, or put the text in quotes: {self._in_quotes(mark)}"
            return self.refuse(mark, "yaml-bomb", "an anchor (&name) is not allowed here", hint)
        if getattr(event, "tag", None) is not None:
            hint = f"leave it out, or put the text in quotes: {self._in_quotes(mark)}"
            written = self.text.line(mark.line)[mark.column :].partition(" ")[0]
            return self.refuse(mark, "yaml-tag", f"a tag ({lost.shown(written)}) is not allowed here", hint)
        return True

    def _in_quotes(self, mark: Mark) -> str:
        flow = bool(self.open) and self.open[-1].flow
        return lost.quoted(lost.shown(lost.rest(self.text.line(mark.line), mark.column, flow=flow)[1]))

    def _start(self, event: yaml.CollectionStartEvent, value: list[Value] | dict[str, Value]) -> bool:
        mark: Mark = event.start_mark
        if len(self.open) >= DEEPEST:
            self.problems.append(too_deep(self.at(mark)))
            return False
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            if found := lost.braces(self.text, mark.line, mark.column):
                self.problems.append(found)
                return False
            return self.refuse(mark, "yaml-syntax", "a key must be a word", "write `key: value`")
        keys = self._place(value, mark)
        self.open.append(_Open(value, keys, bool(event.flow_style), (mark.line, mark.column)))
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            self._key(event)
            return
        text: Value = self._said(event)
        if not event.style:  # plain: libyaml says "", the Python parser None
            found = self._lost(event)
            self.problems += [found] if found else []
            text = None if text in {"", "~", "null"} else text
        elif event.style in {'"', "'"} and not (self.open and self.open[-1].flow):
            found = lost.glued(self.text, _start_end(event)[1])
            self.problems += [found] if found else []
        self._place(text, event.start_mark)

    def _said(self, event: Any) -> str:  # noqa: ANN401 - as above
        """Return the words of a scalar; what cannot be shown may also be written with a backslash."""
        said = str(event.value) if event.value.isascii() else event.value.translate(WRITTEN)
        if event.style == '"' and (found := UNPRINTABLE.search(said)):
            self.problems.append(unsayable(self.at(event.start_mark), found[0]))
        return said

    def _key(self, event: yaml.ScalarEvent) -> None:
        top = self.open[-1]
        assert isinstance(top.value, dict)  # noqa: S101 - the caller looked
        key = self._said(event)
        if not event.style and not key.isascii() and (unseen := UNSEEN.search(key)):
            message = f"this key holds a character that is no ordinary space (U+{ord(unseen[0]):04X})"
            self.refuse(event.start_mark, "yaml-syntax", message, "write the line again, its spaces too")
        if key == "<<":
            self.refuse(event.start_mark, "yaml-bomb", "a merge key (<<) is not allowed here", "write the keys out")
        if key in top.value:
            first = self.keys[(*top.keys, key)][0]
            hint = f"it stands on line {first} already; keep one of the two"
            self.refuse(event.start_mark, "duplicate-key", f"“{lost.shown(key)}” is written twice", hint)
        top.key = key
        start, end = _start_end(event)
        top.key_at = (start, end)
        mark = self.at(event.start_mark)
        self.keys.setdefault((*top.keys, key), (mark.line, mark.column))
        self.marks.setdefault((*top.keys, key), (mark.line, mark.column))  # a missing value is marked at its key

    def _place(self, value: Value, mark: Mark) -> tuple[Key, ...]:
        """Put *value* where it belongs and return its keys from the top."""
        at = self.at(mark)
        if not self.open:
            self.value = value
            self.marks[()] = (at.line, at.column)
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            keys: tuple[Key, ...] = (*top.keys, len(top.value))
            top.value.append(value)
        else:
            assert top.key is not None  # noqa: S101 - a mapping's value follows its key
            keys = (*top.keys, top.key)
            top.value.setdefault(top.key, value)
            top.key = None
        if value is not None:
            self.marks[keys] = (at.line, at.column)
            top.before = (mark.line, mark.column)
        return keys

    def _lost(self, event: yaml.ScalarEvent) -> Problem | None:
        """Find what YAML takes away from a text without quotes."""
        start, end = _start_end(event)
        top = self.open[-1] if self.open else None
        if top and top.flow and top.key is not None and not event.value:
            (key, ending), told = top.key_at, {problem.at.line for problem in self.problems}
            if (
                self.text.line(ending[0])[ending[1] :].lstrip()[:1] in {",", "}"}
                and self.text.at(*start).line not in told
            ):
                return lost.after_comma(self.text, top.before, key, top.start)
        prose = top is not None and (top.key in PROSE or "posts" in (*top.keys, top.key))
        eaten = lost.after_hash(self.text, start, end, flow=bool(top and top.flow))
        return eaten or (lost.remarked(self.text, start, end) if prose else None)


def _start_end(event: Any) -> tuple[Place, Place]:  # noqa: ANN401 - as above
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column), (end.line, end.column)


@dataclass(frozen=True, slots=True)
class Read:
    """A YAML text as read: its value (None when it cannot be used), its marks, its problems."""

    value: Value
    marks: Marks
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        return all(problem.severity != "error" for problem in self.problems)


def read(path: str, text: str, first_line: int = 1) -> Read:
    """Read *text*; problems are those of syntax, of what YAML would eat, and of what is refused unmade."""
    if problem := refused(path, text, first_line):
        return Read(None, Marks(path), (problem,))
    composer = Composer(Text(path, text.split("\n"), first_line))
    try:
        for event in _events(text if text.isascii() else text.translate(BREAKS)):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        if composer.usable:  # else it may follow from what was lost before
            composer.problems.append(why(_misread(composer.text, error)))
    return Read(composer.value, Marks(path, composer.marks, composer.keys), tuple(composer.problems))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast where it is there
    return yaml.parse(text, Loader=loader)


def _misread(text: Text, error: yaml.MarkedYAMLError) -> Misread:
    mark, above = error.problem_mark or error.context_mark, error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    return Misread(text, error.problem or "", error.context or "", at, (above.line, above.column) if above else None)
