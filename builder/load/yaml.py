"""YAML as text with marks: every value is text, a list or a mapping, and nothing dangerous is ever made an object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from builder.model.problem import Key, Location, Marks, Problem, Splice

# None is a key without a value: `title:`
Value = str | None | list["Value"] | dict[str, "Value"]

Mark = Any  # PyYAML's two parsers have two types of marks

DEEPEST = 20
LARGEST = 256 * 1024  # bytes a file
# 'on: now  # comment' is a comment; '#repair' after a space is a word that YAML drops
EATEN = re.compile(r"(?:(?<=[ \t])|[ \t]+)(#[^\s#].*)$")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: list[Value] | dict[str, Value]
    keys: tuple[Key, ...]
    flow: bool
    key: str | None = None


@dataclass(slots=True)
class Composer:
    """Makes values and marks out of parser events. Lines are counted from *first_line*."""

    path: str
    lines: list[str]
    first_line: int
    value: Value = None
    marks: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    keys: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)

    def at(self, mark: Mark) -> Location:
        return Location(self.path, mark.line + self.first_line, mark.column + 1)

    def refuse(self, mark: Mark, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.at(mark), rule, message, hint))

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when nothing after it is worth reading."""
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event.start_mark, "yaml-bomb", "an alias (*name) is not allowed here", "write the words again")
            return False
        if isinstance(event, yaml.NodeEvent) and not self._plain(event):
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
        return True

    def _plain(self, event: Any) -> bool:  # noqa: ANN401 - the stubs know no tags
        if event.anchor is not None:
            self.refuse(event.start_mark, "yaml-bomb", "an anchor (&name) is not allowed here", "write the words out")
        elif getattr(event, "tag", None) is not None:
            self.refuse(event.start_mark, "yaml-tag", f"a tag ({event.tag}) is not allowed here", "leave the tag out")
        return not self.problems or self.problems[-1].rule not in {"yaml-bomb", "yaml-tag"}

    def _start(self, event: yaml.CollectionStartEvent, value: list[Value] | dict[str, Value]) -> bool:
        if len(self.open) >= DEEPEST:
            self.refuse(event.start_mark, "too-deep", f"nested more than {DEEPEST} levels deep", "write it flatter")
            return False
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            self.refuse(event.start_mark, "yaml-syntax", "a key must be a word", "write `key: value`")
            return False
        keys = self._place(value, event.start_mark)
        self.open.append(_Open(value, keys, bool(event.flow_style)))
        return True

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self.open and isinstance(self.open[-1].value, dict) and self.open[-1].key is None:
            self._key(event)
            return
        text: Value = event.value
        if not event.style:  # plain: libyaml says "", the Python parser None
            self._lost(event)
            text = None if event.value in {"", "~", "null"} else event.value
        self._place(text, event.start_mark)

    def _key(self, event: yaml.ScalarEvent) -> None:
        top = self.open[-1]
        assert isinstance(top.value, dict)  # noqa: S101 - the caller looked
        key = event.value
        if key == "<<":
            self.refuse(event.start_mark, "yaml-bomb", "a merge key (<<) is not allowed here", "write the keys out")
        if key in top.value:
            first = self.keys[(*top.keys, key)][0]
            hint = f"it stands on line {first} already; keep one of the two"
            self.refuse(event.start_mark, "duplicate-key", f"“{key}” is written twice", hint)
        top.key = key
        mark = self.at(event.start_mark)
        self.keys.setdefault((*top.keys, key), (mark.line, mark.column))
        self.marks.setdefault((*top.keys, key), (mark.line, mark.column))  # a missing value is marked at its key

    def _place(self, value: Value, mark: Mark) -> tuple[Key, ...]:
        """Put *value* where it belongs and return its keys from the top."""
        if not self.open:
            self.value = value
            self.marks[()] = (mark.line + self.first_line, mark.column + 1)
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
            self.marks[keys] = (mark.line + self.first_line, mark.column + 1)
        return keys

    def _lost(self, event: yaml.ScalarEvent) -> None:
        """Report words that a `#` directly before a letter takes away from unquoted text."""
        start: Mark = event.start_mark
        end: Mark = event.end_mark
        if not event.value or end.line >= len(self.lines):
            return
        line = self.lines[end.line]
        eaten = EATEN.match(line, end.column)
        if not eaten:
            return
        whole = line[start.column :].rstrip() if start.line == end.line else eaten[1]
        quoted = '"' + whole.replace("\\", "\\\\").replace('"', '\\"') + '"'
        at = Location(self.path, end.line + self.first_line, eaten.start(1) + 1)
        mend = Splice(self.at(start), whole, quoted) if start.line == end.line else None
        message = f"“{eaten[1].strip()}” would be lost: after a space, # begins a comment"
        self.problems.append(Problem(at, "words-lost", message, f"put the text in quotes: {quoted}", fix=mend))


@dataclass(frozen=True, slots=True)
class Read:
    """A YAML text as read: its value (None when it cannot be used), its marks, its problems."""

    value: Value
    marks: Marks
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        return not self.problems

    def mapping(self) -> Mapping[str, Value]:
        return self.value if isinstance(self.value, dict) else {}


def read(path: str, text: str, first_line: int = 1) -> Read:
    """Read *text*; problems are those of syntax, of what YAML would eat, and of what is refused unmade."""
    if len(text.encode()) > LARGEST:
        problem = Problem(
            Location(path), "too-big", "more than 256 kB of YAML in one file", "split it into several files"
        )
        return Read(None, Marks(path), (problem,))
    composer = Composer(path, text.split("\n"), first_line)
    try:
        for event in _events(text):
            if not composer.take(event):
                break
    except yaml.MarkedYAMLError as error:
        composer.problems.append(_syntax(composer, error))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        problem = Problem(Location(path, line), "control-character", "a character that cannot be shown stands here")
        composer.problems.append(problem)
    return Read(composer.value, Marks(path, composer.marks, composer.keys), tuple(composer.problems))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast where it is there
    return yaml.parse(text, Loader=loader)


def _syntax(composer: Composer, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    at = composer.at(mark) if mark else Location(composer.path, composer.first_line)
    written = composer.lines[line] if line < len(composer.lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return Problem(at, "tab-indent", "a tab indents this line", "indent with spaces")
    if error.problem == "mapping values are not allowed in this context" and ": " in written:
        key, _, rest = written.partition(": ")
        hint = f'put the text in quotes: {key.strip()}: "{rest.strip()}"'
        return Problem(at, "words-lost", "a colon and a space inside unquoted text", hint)
    return Problem(at, "yaml-syntax", f"this cannot be read: {error.problem}", _advice(written))


def _advice(written: str) -> str:
    if written.count('"') % 2:
        return "a quotation mark has no partner on this line"
    if written.rstrip().endswith((",", "[", "{")) or written.count("{") != written.count("}"):
        return "a bracket has no partner"
    return "a line is `key: value`; what belongs to a key stands below it, two spaces further in"
