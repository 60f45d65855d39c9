"""Lines of the plan as Dateline writes them: what is read from them is what was meant, to the letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from builder.load.lost import quoted
from builder.load.yaml import read
from builder.model.problem import Problem

KEY = "title"  # of all keys the one whose words are watched most closely
# what other programs than ours would not take for words: yes, no, nothing, and numbers (YAML 1.1)
NO_WORDS = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.]?(?:\d[\d_.,:]*(?:e[-+]?\d+)?|0[xo][\da-f_]+|inf|nan)"
)
LONGEST_ID = 60  # letters of an id that is made of a title: it stands in addresses


class UnwritableError(ValueError):
    """Words that a plan cannot hold; it says why."""


def scalar(words: str) -> str:
    """Return *words* as they stand behind a key: plain where that says the same, else in quotes."""
    problems: tuple[Problem, ...] = ()
    for written in (words, quoted(words), _escaped(words)):
        found = read("", f"{KEY}: {written}\n")
        if found.value == {KEY: words} and not found.problems and not NO_WORDS.fullmatch(written):
            return written
        problems = found.problems
    raise UnwritableError(problems[0].message if problems else "there are no words here")


def _escaped(words: str) -> str:
    """Return *words* in the quotation marks between which everything can be written."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def lines(facts: Mapping[str, str]) -> str:
    """Return a line for each fact that there is."""
    return "".join(f"{key}: {scalar(words)}\n" for key, words in facts.items() if words)


def id_of(title: str) -> str:
    """Return *title* as an id, whole words of it; nothing where it has no letter of the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("’", "").replace("'", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return slug if len(slug) <= LONGEST_ID else slug[: LONGEST_ID + 1].rpartition("-")[0] or slug[:LONGEST_ID]


def title_of(id_: str) -> str:
    """Return an id as a title: `stuck-screw` as `Stuck screw`."""
    return id_.replace("-", " ").capitalize()
