"""Front matter in all its spellings, YAML, TOML, JSON and lines without fences, to one: text with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.load.braces import Braces
from builder.load.conflict import conflict
from builder.load.metadata import Metadata, metadata_of
from builder.load.refused import UNPRINTABLE, too_big
from builder.load.text import unsayable
from builder.load.toml import read_toml
from builder.load.yaml import Value, read
from builder.model.problem import Key, Location, Marks, Problem

# empty lines may stand above it, if what follows is a key: else three hyphens are a line across the page
YAML_START = re.compile(r"---[ \t]*(?:ya?ml[ \t]*)?(?:\n|\Z)|(?:[ \t]*\n)+---[ \t]*\n(?=[A-Za-z_][\w-]*:(?:\s|\Z))")
NAMED_START = re.compile(r"---[ \t]*(toml|json|js|javascript|cjs|coffee)[ \t]*\n", re.IGNORECASE)
YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
TOML_START = re.compile(r"\+\+\+[ \t]*(?:\n|\Z)")
TOML_END = re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE)
JSON_START = re.compile(r'\{[ \t]*\n|\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
TELLING = r"(?:title|date|layout|slug|tags|draft|author)[ \t]*:"
# other hyphens than three, and the dashes that word processors make of them; or a key on the line of hyphens
MISFENCED = re.compile(
    rf"(?:--|-{{4,}}+|(?=-*[–—])[-–—]++)[ \t]*+\n(?:[\w-]+:.*\n){{0,20}}?{TELLING}|---[ \t]+{TELLING}"
)
# a first line of hyphens that was deleted: keys in small letters, and below them the line that closes them
UNOPENED = re.compile(
    rf"(?=(?:[^\n]+\n){{0,40}}?{TELLING})[a-z][\w-]*:(?:[ \t][^\n]*)?\n(?:[^\n]+\n){{0,40}}?---[ \t]*(?:\n|\Z)"
)
LARGE = "keep keys short, and put the words below them"


@dataclass(frozen=True, slots=True)
class Front:
    """A file in two: its keys, and the Markdown below them."""

    keys: dict[str, Value]
    marks: Marks
    body: str
    problems: tuple[Problem, ...] = ()
    pelican: bool = False


def split(path: str, text: str) -> Front:
    """Split a Markdown file; a file without front matter has no keys. Problems that are errors withhold the file."""
    if found := conflict(path, text):
        return _failed(path, found)
    if opening := YAML_START.match(text):
        return _yaml(path, text, opening.end())
    if opening := TOML_START.match(text):
        return _toml(path, text, opening.end())
    if text.startswith("{") and JSON_START.match(text):
        return _json(path, text)
    if opening := NAMED_START.match(text):
        return _named(path, text, opening)
    return _unfenced(path, text)


def _unfenced(path: str, text: str) -> Front:
    """Look for keys that stand between no fences, or between some that nobody knows."""
    if text[:1] in {"-", "–", "—"} and MISFENCED.match(text):
        message = "front matter begins with a line of three hyphens, and nothing else may stand on it"
        hint = "write --- and begin a new line"
        return _failed(path, Problem(Location(path), "front-matter-unclosed", message, hint))
    metadata = metadata_of(text)
    if UNOPENED.match(text) and _is_yaml(path, text, metadata):
        message = "the front matter is not opened: the first line must be ---"
        hint = "write a line --- above this one"
        return _failed(path, Problem(Location(path), "front-matter-unclosed", message, hint))
    return _metadata(path, text, metadata) if metadata else Front({}, Marks(path), text)


def _is_yaml(path: str, text: str, found: Metadata | None) -> bool:
    """Tell whether the lines above the first --- say something else as YAML than as metadata without fences."""
    end = YAML_END.search(text)
    document = read(path, text[: end.start()]) if end else None
    keys = document.value if document and document.usable else None
    said = {key.lower(): value or "" for key, value in keys.items()} if isinstance(keys, dict) else {}
    return bool(said) and said != (found.keys if found else {})


def body_of(path: str, text: str) -> str:
    """Return the Markdown of a file whose front matter has been read before."""
    for opening, closing in ((YAML_START, YAML_END), (TOML_START, TOML_END)):
        if start := opening.match(text):
            end = closing.search(text, start.end())
            return text[end.end() :] if end else ""
    return split(path, text).body


def _failed(path: str, problem: Problem) -> Front:
    return Front({}, Marks(path), "", (replace(problem, about=path),))


def _named(path: str, text: str, opening: re.Match[str]) -> Front:
    """Read front matter whose language Eleventy is told behind the hyphens; a program is not run."""
    closing = YAML_END.search(text, opening.end())
    if not closing:
        return _unclosed(path, "---", "---")
    inside, body = text[opening.end() : closing.start()], text[closing.end() :]
    match opening[1].lower():
        case "toml":
            return replace(_toml(path, f"+++\n{inside}+++\n", len("+++\n")), body=body)
        case "json":
            return replace(_json(path, f"\n{inside}"), body=body)
    message = f"this front matter is a program ({opening[1]}), and programs of posts are not run"
    hint = "write its values as `key: value` lines between two lines of ---"
    return _failed(path, Problem(Location(path), "yaml-syntax", message, hint))


def _unclosed(path: str, fence: str, closing: str, line: int = 1) -> Front:
    message = f"the front matter is not closed: it begins with {fence} on line {line} and never ends"
    hint = f"add a line {closing} above the text"
    return _failed(path, Problem(Location(path, line), "front-matter-unclosed", message, hint))


def _yaml(path: str, text: str, start: int) -> Front:
    first = text.count("\n", 0, start) + 1
    closing = YAML_END.search(text, start)
    if not closing:
        return _unclosed(path, "---", "---", max(1, first - 1))
    document = read(path, text[start : closing.start()], first_line=first)
    problems = tuple(replace(problem, about=path) for problem in document.problems)
    if document.usable and document.value is not None and not isinstance(document.value, dict):
        message = "the front matter holds no `key: value` lines"
        hint = "write `title: …`, with a space after the colon"
        return _failed(path, Problem(Location(path, first), "yaml-syntax", message, hint))
    keys = document.value if isinstance(document.value, dict) else {}
    return Front(keys, document.marks, text[closing.end() :], problems)


def _toml(path: str, text: str, start: int) -> Front:
    closing = TOML_END.search(text, start)
    if not closing:
        return _unclosed(path, "+++", "+++")
    block = text[start : closing.start()]
    if found := too_big(path, block, "TOML", LARGE):
        return _failed(path, found)
    keys, marks, problem = read_toml(path, block, 2)
    if problem:
        return _failed(path, problem)
    return _sayable(Front(keys, marks, text[closing.end() :]))


def _json(path: str, text: str) -> Front:
    braces = Braces(path, text)
    problem = braces.read()
    if problem:
        return _failed(path, problem)
    marks = Marks(path, braces.at, braces.keys)
    return _sayable(Front(braces.value, marks, text[braces.end :].lstrip("\n")))


def _metadata(path: str, text: str, found: Metadata) -> Front:
    if problem := too_big(path, text[: len(text) - len(found.body)], "metadata", LARGE):
        return _failed(path, problem)
    if found.open:
        return _unclosed(path, "<!--", "-->")
    message, hint = "“{}” is written twice; the first is taken", "keep one of the two"
    twice = tuple(
        Problem(Location(path, line), "duplicate-key", message.format(key), hint, "warning", path)
        for key, line in found.twice.items()
    )
    return _sayable(Front(dict(found.keys), Marks(path, found.marks, found.marks), found.body, twice, found.pelican))


def _sayable(front: Front) -> Front:
    """Return *front* unless a value of it cannot be shown."""
    path = front.marks.path
    for keys, words in _texts(front.keys, ()):
        if found := UNPRINTABLE.search(words):
            return _failed(path, unsayable(front.marks.of(*keys), found[0]))
    return front


def _texts(value: Value, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*keys, key), key
            yield from _texts(item, (*keys, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*keys, number))
