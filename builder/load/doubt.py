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
# no generator of ours knows them, and whoever writes them means it: those with yes, with a word, with a day
KEPT = {"private", "secret", "confidential", "unpublished", "embargoed", "wip"}
SEEN_BY = {"visibility", "access"}
UNTIL = {"publishon", "publishat", "publishafter", "scheduled", "golive"}
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
    word, letters = value.lower(), LETTERS.sub("", key.lower())
    if letters in KEPT and word in {"true", "yes", "on"}:
        return "draft"
    if letters in SEEN_BY and word in PRIVATE:
        return "status"
    if (letters in UNTIL and _is_day(value)) or (letters.startswith("embargo") and value):
        return "publishDate"
    wanted = (*(FLAGS if word in YES_OR_NO else ()), *(("status",) if word in STATUSES else ()))
    if not wanted and _is_day(value):
        wanted = DAYS
    plain = {LETTERS.sub("", one.lower()): one for one in wanted}
    close = nearest(letters, plain, alike=0.8) if plain else ""
    return plain[close].replace("embargo", "publishDate") if close else ""


def _is_day(value: str) -> bool:
    try:
        return bool(iso(value))
    except ValueError:
        return False
