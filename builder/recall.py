"""What `check` said last, said again where nothing that it depends on is different: no file is opened for that."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from builder.answers import report
from builder.hour import hour
from builder.load.asked import Asked, digest_of, told
from builder.load.theme import CARRIED
from builder.load.tree import Folder
from builder.model.problem import Location, Problem
from builder.options import Options
from builder.store import Store, noted


def recall(options: Options, *, fix: bool) -> None:
    """Tell what is wrong, and exit, if it is known already; return if it has to be looked for."""
    if options.untrusted:
        return
    try:
        problems = _known(options.root, hour(options.now), fix=fix)
    except (ValueError, TypeError, KeyError, OSError):  # no hour, or nothing that we have written; others tell it
        return
    if problems is not None:
        report(options, problems)


def remember(store: Store, asked: Asked, zone: str, between: tuple[int, int], problems: tuple[Problem, ...]) -> None:
    """Note what was found by asking a tree, and between which seconds from 1970 on it is so for hours of *zone*."""
    answer = {
        "questions": list(asked.answers),
        "told": digest_of((_carried(), *asked.answers.values())),
        "zone": zone,
        "between": between,
        "problems": [_row(problem) for problem in problems],
    }
    store.note(json.dumps(answer))


def zone_of(now: datetime) -> str:
    """Return what an hour is written in: where it is midnight by it, days turn."""
    return str(now.utcoffset())


def _known(root: Path, now: datetime, *, fix: bool) -> tuple[Problem, ...] | None:
    text = noted(root)
    if not text:
        return None
    answer = json.loads(text)
    since, until = answer["between"]
    if answer["zone"] != zone_of(now) or not since <= now.timestamp() < until:
        return None
    rows = answer["problems"]
    if fix and any(mends for *_, mends in rows):
        return None
    folder = Folder(root)
    again = (told(folder, kind, path) for kind, path in answer["questions"])
    return tuple(map(_problem, rows)) if digest_of((_carried(), *again)) == answer["told"] else None


def _carried() -> object:
    """Return what stands for the theme that came with Dateline."""
    return told(Folder(CARRIED), "look", "theme")


def _row(one: Problem) -> list[Any]:
    at = one.at
    return [at.path, at.line, at.column, one.rule, one.message, one.hint, one.severity, one.about, one.fix is not None]


def _problem(row: list[Any]) -> Problem:
    path, line, column, rule, message, hint, severity, about, _ = row
    return Problem(Location(path, line, column), rule, message, hint, severity, about)
