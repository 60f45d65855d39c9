"""Front matter keys that were meant to keep a file private and are misspelt: the file waits until that is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.load.dates import iso
from builder.load.fields import KNOWN, PRIVATE, PUBLIC
from builder.load.yaml import Value
from builder.model.nearest import nearest
from builder.model.problem import Marks, Problem

YES_OR_NO = {"true", "false", "yes", "no", "on", "off"}
FLAGS = ("draft", "published")
DAYS = ("publishDate", "expires", "expiryDate", "embargo")
STATUSES = YES_OR_NO | PRIVATE | PUBLIC
LETTERS = re.compile(r"[\W_]+")


def doubted(keys: Mapping[str, Value], marks: Marks) -> Iterator[Problem]:
    """Yield the unknown keys that may decide who reads the file: judged by what stands there, and not by name alone."""
    for key in keys.keys() - KNOWN:
        value = keys[key]
        if isinstance(value, str) and (meant := _meant(key, value.strip())):
            message = f"there is no key “{key}”, and it may say that this is private"
            hint = f"did you mean “{meant}”? else give it another name"
            yield Problem(marks.key(key), "unknown-key", message, hint, about=marks.path)


def _meant(key: str, value: str) -> str:
    word = value.lower()
    wanted = (*(FLAGS if word in YES_OR_NO else ()), *(("status",) if word in STATUSES else ()))
    if not wanted and _is_day(value):
        wanted = DAYS
    plain = {LETTERS.sub("", one.lower()): one for one in wanted}
    close = nearest(LETTERS.sub("", key.lower()), plain, alike=0.8) if plain else ""
    return plain[close] if close else ""


def _is_day(value: str) -> bool:
    try:
        return bool(iso(value))
    except ValueError:
        return False
