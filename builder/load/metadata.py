"""Metadata without fences: Pelican's `Title: …` lines, Nikola's `.. title: …` lines, at the top of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.model.problem import Key

PELICAN = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
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
    """Keys in small letters with their texts and their places, and the lines below them."""

    keys: dict[str, str] = field(default_factory=dict)
    marks: dict[tuple[Key, ...], tuple[int, int]] = field(default_factory=dict)
    body: str = ""


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
    found = Metadata()
    last, number = "", start
    for number, line in enumerate(lines[start:], start=start):
        matched = shape.match(line)
        if matched:
            last = matched[1].lower()
            found.keys.setdefault(last, (matched[2] or "").strip())
            found.marks.setdefault((last,), (number + 1, matched.start(2) + 1 if matched[2] else 1))
        elif line.startswith((" ", "\t")) and line.strip() and last:
            found.keys[last] = f"{found.keys[last]} {line.strip()}".strip()
        else:
            break
    else:
        number += 1
    if not TELLING & set(found.keys):
        return None
    if number < len(lines) and lines[number].strip() == COMMENT[1]:
        number += 1
    found.body = "\n".join(lines[number:]).lstrip("\n")
    return found
