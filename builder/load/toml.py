"""TOML front matter to text with marks: what would break the parser is refused before it is asked."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

from builder.load.refused import DEEPEST, too_deep
from builder.load.text import place
from builder.load.yaml import Value
from builder.model.problem import Key, Location, Marks, Problem

KEY = re.compile(r"^[ \t]*+(?:\[++[ \t]*+)?\"?([\w-]+(?:\.[\w-]+)*)\"?[ \t]*(?:\]|=)", re.MULTILINE)
LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
# text, which may hold any mark, and the marks that lead deeper or out again
MARK = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|\'\'\'.*?(?:\'\'\'|\Z)|"(?:[^"\\\n]|\\.)*+"?|\'[^\'\n]*\'?|#[^\n]*'
    r"|(?P<mark>[\[{\]}])|(?P<dots>(?<![\w-])[\w-]++(?:[ \t]*\.[ \t]*[\w\"'-]++)++)",
    re.DOTALL,
)
LONGEST = 1000  # digits, more than anyone writes; Python turns 4300 into a number
DIGITS = re.compile(rf"(?<![0-9a-fA-F_])[0-9a-fA-F_]{{{LONGEST},}}+")
TWICE = ("cannot overwrite", "cannot declare", "duplicate inline table key", "cannot redefine", "cannot mutate")
HINT = 'a line is `title = "…"`, with the words in quotes'
LOWER = re.compile(r"^(Invalid|Unterminated|Expected|Cannot|Unescaped|Duplicate|Illegal|Empty|Escaped|Unclosed|Found)")


def read_toml(path: str, block: str, first_line: int) -> tuple[dict[str, Value], Marks, Problem | None]:
    """Read *block*, whose first line is *first_line* of its file."""
    problem = _refused(path, block, first_line)
    if problem:
        return {}, Marks(path), problem
    try:
        keys = tomllib.loads(block, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError, OverflowError) as error:
        return {}, Marks(path), _misread(path, block, first_line, error)
    if _depth(keys) > DEEPEST:  # a table of many parts, with keys of many parts
        return {}, Marks(path), too_deep(Location(path, first_line))
    return {str(key): _as_text(value) for key, value in keys.items()}, _marks(path, block, first_line), None


def _refused(path: str, block: str, first_line: int) -> Problem | None:
    """Return what is too deep or too long to be read, if anything is."""
    depth = 0
    for found in MARK.finditer(block):
        if found["mark"]:
            depth += 1 if found["mark"] in "[{" else -1
        deep = depth if found["mark"] else (found["dots"] or "").count(".")
        if deep >= DEEPEST:  # what it stands in is one more
            return too_deep(place(path, block, found.start(), first_line))
    if digits := DIGITS.search(block):
        message = f"a number of more than {LONGEST:,} digits cannot be read"
        return Problem(place(path, block, digits.start(), first_line), "yaml-syntax", message, "put it in quotes")
    return None


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


def _misread(path: str, block: str, first_line: int, error: Exception) -> Problem:
    found = LINE.search(str(error))
    last = block.rstrip("\n").count("\n")
    line, column = (int(found[1]) - 1, int(found[2])) if found and found[1] else (last, 1)
    message = str(error).partition(" (at ")[0]
    at = Location(path, min(line, last) + first_line, column)
    if message.lower().startswith(TWICE):
        return Problem(at, "duplicate-key", "a key of this TOML is written twice", "keep one of the two")
    return Problem(at, "yaml-syntax", f"this TOML cannot be read: {LOWER.sub(_lower, message)}", HINT)


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _as_text(value: object) -> Value:
    match value:
        case bool():
            return str(value).lower()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case list():
            return [_as_text(item) for item in value]
        case dict():
            return {str(key): _as_text(item) for key, item in value.items()}
    return str(value)


def _marks(path: str, block: str, first_line: int) -> Marks:
    at: dict[tuple[Key, ...], tuple[int, int]] = {}
    line, last = first_line, 0
    for found in KEY.finditer(block):
        line += block.count("\n", last, found.start(1))
        last = found.start(1)
        at.setdefault(tuple(found[1].split(".")), (line, last - block.rfind("\n", 0, last)))
    return Marks(path, at, at)
