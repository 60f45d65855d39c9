"""Front matter in all its spellings, YAML, TOML, JSON and lines without fences, to one: text with marks."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from dataclasses import dataclass

from builder.load.metadata import metadata_of
from builder.load.yaml import Value, read
from builder.model.problem import Key, Location, Marks, Problem

YAML_START = re.compile(r"---[ \t]*\n")
YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
TOML_START = re.compile(r"\+\+\+[ \t]*\n")
TOML_END = re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE)
TOML_KEY = re.compile(r"^[ \t]*(?:\[+)?[ \t]*\"?([\w-]+(?:\.[\w-]+)*)\"?[ \t]*(?:\]|=)", re.MULTILINE)
TOML_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Front:
    """A file in two: its keys, and the Markdown below them."""

    keys: dict[str, Value]
    marks: Marks
    body: str
    problems: tuple[Problem, ...] = ()


def split(path: str, text: str) -> Front:
    """Split a Markdown file; a file without front matter has no keys. Problems withhold the file."""
    if opening := YAML_START.match(text):
        return _yaml(path, text, opening.end())
    if opening := TOML_START.match(text):
        return _toml(path, text, opening.end())
    if text.startswith(("{\n", '{"')):
        return _json(path, text)
    if found := metadata_of(text):
        return Front(dict(found.keys), Marks(path, found.marks, found.marks), found.body)
    return Front({}, Marks(path), text)


def body_of(path: str, text: str) -> str:
    """Return the Markdown of a file whose front matter has been read before."""
    for opening, closing in ((YAML_START, YAML_END), (TOML_START, TOML_END)):
        if start := opening.match(text):
            end = closing.search(text, start.end())
            return text[end.end() :] if end else ""
    return split(path, text).body


def _unclosed(path: str, fence: str) -> Front:
    message = f"the front matter is not closed: it begins with {fence} on line 1 and never ends"
    problem = Problem(
        Location(path), "front-matter-unclosed", message, f"add a line {fence} above the text", about=path
    )
    return Front({}, Marks(path), "", (problem,))


def _broken(path: str, at: Location, message: str, hint: str = "") -> Front:
    return Front({}, Marks(path), "", (Problem(at, "yaml-syntax", message, hint, about=path),))


def _yaml(path: str, text: str, start: int) -> Front:
    closing = YAML_END.search(text, start)
    if not closing:
        return _unclosed(path, "---")
    document = read(path, text[start : closing.start()], first_line=2)
    problems = tuple(_about(problem, path) for problem in document.problems)
    body = text[closing.end() :]
    if not problems and document.value is not None and not isinstance(document.value, dict):
        return _broken(
            path,
            Location(path, 2),
            "the front matter holds no `key: value` lines",
            "write `title: …`, with a space after the colon",
        )
    return Front(document.value if isinstance(document.value, dict) else {}, document.marks, body, problems)


def _about(problem: Problem, path: str) -> Problem:
    return Problem(problem.at, problem.rule, problem.message, problem.hint, problem.severity, path, problem.fix)


def _toml(path: str, text: str, start: int) -> Front:
    closing = TOML_END.search(text, start)
    if not closing:
        return _unclosed(path, "+++")
    block = text[start : closing.start()]
    try:
        keys = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        found = TOML_LINE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (block.count("\n"), 1)
        message = str(error).partition(" (at ")[0]
        hint = 'a line is `title = "…"`, with the words in quotes'
        return _broken(path, Location(path, line + 1, column), f"this TOML cannot be read: {message.lower()}", hint)
    value = _as_text(keys)
    assert isinstance(value, dict)  # noqa: S101 - a TOML document is a table
    return Front(value, _marks(path, block), text[closing.end() :])


def _json(path: str, text: str) -> Front:
    try:
        keys, end = json.JSONDecoder().raw_decode(text)
    except (json.JSONDecodeError, RecursionError) as error:
        at = Location(path, getattr(error, "lineno", 1), getattr(error, "colno", 1))
        message = f"this JSON cannot be read: {getattr(error, 'msg', 'too deep').lower()}"
        hint = 'write `"title": "…"`, with a comma between two lines and none after the last'
        return _broken(path, at, message, hint)
    value = _as_text(keys)
    return Front(value if isinstance(value, dict) else {}, Marks(path), text[end:].lstrip("\n"))


def _as_text(value: object) -> Value:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case list():
            return [_as_text(item) for item in value]
        case dict():
            return {str(key): _as_text(item) for key, item in value.items()}
    return str(value)


def _marks(path: str, block: str) -> Marks:
    at: dict[tuple[Key, ...], tuple[int, int]] = {}
    for found in TOML_KEY.finditer(block):
        line = block.count("\n", 0, found.start(1)) + 2
        column = found.start(1) - block.rfind("\n", 0, found.start(1))
        at.setdefault(tuple(found[1].split(".")), (line, column))
    return Marks(path, at, at)
