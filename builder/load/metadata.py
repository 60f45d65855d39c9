"""Metadata without fences: Pelican's `Title: …` lines, Nikola's `.. title: …` lines, at the top of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from builder.model.problem import Key

PELICAN = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)$")
NIKOLA = re.compile(r"\.\. ([\w-]+):[ \t]*(.*)$")
COMMENT = ("<!--", "-->")
# a text may well begin with a word and a colon; metadata has one of these among its keys
TELLING = {"title", "date", "slug"}
PELICAN_KEYS = {
    *TELLING,
    *(
        "modified",
        "category",
        "tags",
        "keywords",
        "author",
        "authors",
        "summary",
        "lang",
        "status",
        "template",
        "save_as",
    ),
    *("url", "translation", "header_cover", "series", "description"),
}


@dataclass(slots=True)
class Metadata:
    """Keys in small letters with their texts and their places, the line of each that comes again, the lines below
    them; *open* when they stand in a comment that is never closed.
    """

    keys: dict[str, str] = field(default_factory=dict)
    twice: dict[str, int] = field(default_factory=dict)
    open: bool = False
    marks: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    body: str = ""
    pelican: bool = False


def metadata_of(text: str) -> Metadata | None:
    """Return the metadata that *text* begins with, if it does."""
    lines = text.split("\n")
    fenced = lines[0].strip() == COMMENT[0]
    start = int(fenced)
    first = lines[start] if start < len(lines) else ""
    if NIKOLA.match(first):
        return _read(lines, start, NIKOLA)
    known = PELICAN.match(first)
    return _read(lines, 0, PELICAN) if not fenced and known and known[1].lower() in PELICAN_KEYS else None


def _read(lines: list[str], start: int, shape: re.Pattern[str]) -> Metadata | None:
    """Read lines until one is empty or of another shape; an indented one goes on with the value above it."""
    found, values = Metadata(), defaultdict[str, list[str]](list)
    last, number = "", start
    for number, line in enumerate(lines[start:], start=start):
        if matched := shape.match(line):
            last = matched[1].lower()
            if last in values:
                found.twice.setdefault(last, number + 1)
                last = f" {last}"  # kept apart, and by no name that anyone asks for
            values[last].append(matched[2].strip())
            found.marks.setdefault((last,), (number + 1, matched.start(2) + 1 if matched[2] else 1))
        elif line.startswith((" ", "\t")) and line.strip() and last:
            values[last].append(line.strip())
        else:
            break
    else:
        number += 1
    found.keys = {key: " ".join(words).strip() for key, words in values.items() if not key.startswith(" ")}
    if not TELLING & set(found.keys):
        return None
    found.pelican = shape is PELICAN
    _close(found, lines, number, fenced=start > 0)
    return found


def _close(found: Metadata, lines: list[str], number: int, *, fenced: bool) -> None:
    """Find where the words begin: behind the comment's end, or behind a line that some write as for YAML."""
    if fenced:
        end = next((n for n in range(number, len(lines)) if lines[n].strip() == COMMENT[1]), None)
        found.open = end is None
        number = number if end is None or any(line.strip() for line in lines[number:end]) else end + 1
    elif number < len(lines) and lines[number].rstrip() in {"---", "..."}:
        number += 1
    found.body = "\n".join(lines[number:]).lstrip("\n")
