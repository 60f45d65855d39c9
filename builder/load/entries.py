"""calendar/**.yaml to entries: one file an entry, or one file that maps ids to entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch

from builder.load.entry import entry_of
from builder.load.planfile import read_file
from builder.load.schema.entry import EntryForm
from builder.load.schema.validate import validate
from builder.load.tree import Tree
from builder.load.yaml import Read, Value
from builder.model.addresses import unsafe
from builder.model.entry import Entry
from builder.model.nearest import nearest
from builder.model.problem import Location, Marks, Problem
from builder.model.shown import shown

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 100  # letters of an id
# keys without which nobody can say whether a piece may be public
VITAL = ("publish", "embargo", "expires", "status", "page", "share", "shape", "approved", "content", "languages")
ENTRY_KEYS = tuple(field.alias or name for name, field in EntryForm.model_fields.items())
TOP_KEY = re.compile(r"^([A-Za-z0-9][\w-]*):", re.MULTILINE)


@dataclass(slots=True)
class Entries:
    """All entries as they come in, those in error with what is right of them; *declared* maps every id to its place,
    *unreadable* the name of each file that could not be read to what is in it.
    """

    known: dict[str, Entry] = field(default_factory=dict)
    declared: dict[str, Location] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, id_: str, value: Value, marks: Marks) -> None:
        at = marks.key()
        if not SLUG.fullmatch(id_) or unsafe(id_) or len(id_) > LONGEST:
            self.problems.append(_no_id(id_, at))
        elif first := self.declared.get(id_):
            message = f"“{id_}” is planned twice"
            hint = f"it stands at {first} too; give one of them another id"
            self.problems.append(Problem(at, "duplicate-id", message, hint, about=id_))
            self.known.pop(id_, None)
        else:
            filled = validate(EntryForm, value or {}, marks, id_)
            self.problems += filled.problems
            if filled.form:
                doubtful = any(key in VITAL or nearest(key, VITAL) for key in filled.wrong)
                self.known[id_] = replace(entry_of(id_, filled.form, marks), doubtful=doubtful)
        self.declared.setdefault(id_, at)


def load_entries(tree: Tree, include: tuple[str, ...] = ()) -> Entries:
    """Read every plan file. What cannot be read declares its ids all the same, so that nothing of it is published."""
    entries = Entries()
    for path in plan_files(tree, include):
        document, text = read_file(tree, path)
        if document.usable:
            entries.problems += [replace(problem, about=stem(path)) for problem in document.problems]
            _take(entries, path, document)
            continue
        ids = _ids_in(path, text)
        entries.problems += [replace(problem, about=ids[0]) for problem in document.problems]
        entries.declared |= {id_: Location(path) for id_ in ids if id_ not in entries.declared}
        entries.unreadable[ids[0]] = tree.read(path).decode("utf-8", "replace").replace("\0", "")
    for stray in tree.look("calendar").strays:
        entries.declared.setdefault(stem(stray.path), Location(stray.path))
    return entries


def plan_files(tree: Tree, include: tuple[str, ...]) -> Iterator[str]:
    """Yield calendar/**.yaml and what `include` names, each once."""
    yield from (file.path for file in tree.files("calendar") if is_plan(file.path))
    seen: set[str] = set()
    for pattern in include:
        folder = pattern.rpartition("/")[0].partition("*")[0].rstrip("/")
        for file in tree.files(folder):
            inside = file.path.startswith("calendar/") or file.path in seen
            if not inside and fnmatch(file.path, pattern) and is_plan(file.path):
                seen.add(file.path)
                yield file.path


def is_plan(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml"))


def _take(entries: Entries, path: str, document: Read) -> None:
    value = document.value
    if value is None:
        hint = "write `title: …`, or delete the file"
        problem = Problem(Location(path), "missing-key", "this file says nothing yet", hint, "warning", stem(path))
        entries.problems.append(problem)
        entries.declared.setdefault(stem(path), Location(path))
    elif not isinstance(value, dict):
        hint = "write `title: …`, with a space after the colon; a list of pieces is `id:` with the lines of each below"
        problem = Problem(document.marks.of(), "wrong-type", "this file holds no `key: value` lines", hint)
        entries.problems.append(replace(problem, about=stem(path)))
    elif _is_entry(value):
        entries.add(stem(path), value, document.marks)
    else:
        parts = document.marks.parts()
        for id_, below in value.items():
            at = document.marks.key(id_)
            marks = parts[id_]
            marks = replace(
                marks, keys={**marks.keys, (): (at.line, at.column)}, at={(): (at.line, at.column), **marks.at}
            )
            entries.add(id_, below, marks)


def _is_entry(value: Mapping[str, Value]) -> bool:
    """Tell an entry's own lines from ids with lines of their own below them."""
    keys = (key for key, item in value.items() if isinstance(item, (str, list)))
    return any(key in ENTRY_KEYS or nearest(key, ENTRY_KEYS, alike=0.8) for key in keys)


def stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _no_id(id_: str, at: Location) -> Problem:
    """An id stands in file names, so it has to be one that any disk can hold."""
    said = shown(id_ if len(id_) <= LONGEST else f"{id_[:LONGEST]}…")
    hint = f"write it in small letters, digits and hyphens, like `{_slug(said)}`"
    message = f"“{said}” cannot be an id"
    if len(id_) > LONGEST:
        message, hint = f"{message}: it is too long", f"write {LONGEST} letters at most"
    elif SLUG.fullmatch(id_):
        message, hint = f"{message}: Windows has a device of this name", f"write more of it, like `{id_}-1`"
    return Problem(at, "id-not-a-slug", message, hint, about=id_)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "an-id"


def _ids_in(path: str, text: str) -> tuple[str, ...]:
    """Guess the ids of a file that cannot be read: its name, and every word before a colon at the left edge."""
    return (stem(path), *(key for key in dict.fromkeys(TOP_KEY.findall(text)) if key not in ENTRY_KEYS))
