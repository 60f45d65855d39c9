"""results/**.csv to Results: a row a post, its columns by their names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from builder.load.grammars import moment
from builder.load.text import decode
from builder.load.tree import Tree
from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Location, Problem
from builder.model.results import Result

COUNTS = ("impressions", "clicks", "replies")
NEEDED = ("entry", "channel", "date")
COLUMNS = ("entry", "channel", "rung", "date", *COUNTS)
HEADER = ",".join(COLUMNS)
LARGEST = 2000 * 1024  # bytes a file
MOST = 20  # mistakes of one file that are told; after so many nobody reads on
NUMBER = re.compile(r"[0-9]{1,12}")


@dataclass(slots=True)
class Results:
    """The rows that were read, and what is wrong with others; a mistake in one withholds nothing."""

    known: list[Result] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load_results(tree: Tree) -> Results:
    """Read every table of results/."""
    results = Results()
    for file in tree.files("results"):
        if file.path.lower().endswith(".csv"):
            _take(results, tree, file.path)
    return results


def _take(results: Results, tree: Tree, path: str) -> None:
    data = tree.read(path, LARGEST + 1)
    if len(data) > LARGEST:
        message = f"this table has more than {LARGEST // 1024} kB"
        results.problems.append(Problem(Location(path), "too-big", message, "split it: a file a year", about=path))
        return
    text, broken = decode(path, data, path)
    if broken:
        results.problems.append(broken)
        return
    left = MOST
    for found in _rows(path, text):
        if isinstance(found, Result):
            results.known.append(found)
        elif left:
            left -= 1
            results.problems.append(found)


def _rows(path: str, text: str) -> Iterator[Result | Problem]:
    """Yield the rows of a table, or what is wrong with them."""
    first = text.partition("\n")[0]
    # what a spreadsheet writes where the comma is for decimals, and what is copied out of one
    parted = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text), delimiter=parted)
    names: tuple[str, ...] = ()
    try:
        for row in reader:
            at = Location(path, reader.line_num)
            if not any(cell.strip() for cell in row):
                continue
            if names:
                more = any(cell.strip() for cell in row[len(names) :])
                yield _row(dict(zip(names, row, strict=False)), at, over=more)
                continue
            names = tuple(name.strip().lower() for name in row)
            yield from _header(names, at)
            if any(name not in names for name in NEEDED):
                return
    except csv.Error:
        message = "this row cannot be read: a quotation mark in it is not closed, or a cell is too long"
        yield _wrong(Location(path, reader.line_num), message, "write it again")


def _header(names: tuple[str, ...], at: Location) -> Iterator[Problem]:
    """Yield the columns that are missing, and those that nobody reads."""
    if missing := [name for name in NEEDED if name not in names]:
        hint = f"write the names of the columns on the first line: {HEADER}"
        message = f"the first line names no column “{missing[0]}”"
        yield Problem(at, "missing-key", message, hint, about=at.path)
        return
    strange = [name for name in dict.fromkeys(names) if name and name not in COLUMNS]
    if strange:
        free = [name for name in COLUMNS if name not in names]
        # a misspelt one is worth telling, one that a program adds is not
        name, close = max(((name, nearest(name, free, alike=0.75)) for name in strange), key=lambda one: bool(one[1]))
        hint = did_you_mean(close) or f"leave it as it is, or take one of: {HEADER}"
        message = f"nobody reads the column “{name}”"
        message += f", nor {len(strange) - 1} more" if len(strange) > 1 else ""
        yield Problem(at, "unknown-key", message, hint, "warning" if close else "info", at.path)


def _row(cells: Mapping[str, str], at: Location, *, over: bool) -> Result | Problem:
    said = {name: cells.get(name, "").strip() for name in COLUMNS}
    if over:
        message = "this row has more cells than the first line has columns"
        return _wrong(at, message, "put a cell with a comma in it in quotes")
    if empty := next((name for name in NEEDED if not said[name]), ""):
        return _wrong(at, f"this row has no {empty}", f"write it in the column “{empty}”, or delete the row")
    try:
        day = moment.exact(said["date"]).day
        counts = {name: _count(name, said[name]) for name in COUNTS}
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        rule = "weekday-mismatch" if isinstance(error, moment.WrongWeekdayError) else "wrong-type"
        return Problem(at, rule, message, hint, about=at.path)
    return _result(said, day, at, counts)


def _result(said: Mapping[str, str], day: date, at: Location, counts: Mapping[str, int | None]) -> Result:
    return Result(said["entry"], said["channel"], said["rung"], day, at, **counts)


def _count(name: str, text: str) -> int | None:
    """Read a count; an empty cell is one that nobody knows."""
    if text and not NUMBER.fullmatch(text):
        raise ValueError(f"“{text}” is no number of {name}; write one in digits alone, like 1200, or nothing")
    return int(text) if text else None


def _wrong(at: Location, message: str, hint: str) -> Problem:
    return Problem(at, "wrong-type", message, hint, about=at.path)
