"""The words below the front matter: their facts, as values and as JSON, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.load import markdown
from builder.load.prose.nesting import TooDeepError
from builder.load.text import place
from builder.model.post import Facts
from builder.model.problem import Location, Problem
from builder.model.views import Heading

BIGGEST = 1_000_000  # bytes of one file; what is made of them takes 250 times as much memory
KINDS = 20  # of what is not shown of a file; more is a page of HTML, and no news
SHALLOW = {"too-deep": "write it flatter; nobody can read it like this", "too-big": "split it into several posts"}


@dataclass(frozen=True, slots=True)
class Read:
    """What is known of a body, its first heading if that is of level 1, and what is wrong with it."""

    facts: Facts
    heading: str = ""
    problems: tuple[Problem, ...] = ()


def read_body(path: str, text: str, first_line: int) -> Read:
    """Read the Markdown that begins on *first_line* of *path*."""
    try:
        facts, heading, cleaned = markdown.facts(text)
    except TooDeepError as deep:
        at = place(path, text, deep.offset, first_line)
        return Read(Facts(), "", (Problem(at, deep.rule, deep.what, SHALLOW[deep.rule], about=path),))
    return Read(facts, heading, tuple(_told(path, text, first_line)) if cleaned else ())


def _told(path: str, text: str, first_line: int) -> Iterator[Problem]:
    for _, (line, column, gone) in zip(range(KINDS), markdown.removed(text), strict=False):
        at = Location(path, line + first_line - 1, column)
        yield Problem(at, gone.rule, gone.message, gone.hint, "warning", path)


def too_big(path: str, size: int) -> Problem:
    """Say that a file is longer than anyone would write."""
    message = f"this file holds {-(-size // 1000)} kB of Markdown, and {BIGGEST // 1000} kB are allowed"
    return Problem(Location(path), "too-big", message, "split it into several posts", about=path)


def packed(facts: Facts) -> list[Any]:
    """Return facts as JSON can hold them."""
    headings = [(heading.level, heading.id, heading.text) for heading in facts.headings]
    lists = (facts.links, facts.images, facts.fragments, facts.anchors, facts.nameless, facts.vague, facts.alts)
    return [facts.words, facts.opening, headings, facts.said, facts.quote, *lists]


def unpacked(found: list[Any]) -> Facts:
    """Return the facts again."""
    words, opening, headings, said, quote, *lists = found
    links, images, fragments, anchors, nameless, *pairs = map(tuple, lists)
    made = tuple(Heading(*one) for one in headings)
    vague, alts = (tuple((first, second) for first, second in one) for one in pairs)
    return Facts(words, opening, made, links, images, fragments, anchors, said, nameless, vague, alts, quote)
