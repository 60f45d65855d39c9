"""What `dateline cal` prints: a month in a grid as wide as the terminal, or day by day where that is narrow."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Iterator

import click

from builder.answers import answer, refuse
from builder.making import made_of
from builder.model.days import MONTHS
from builder.model.months import Cell, Month, Note
from builder.options import Options
from builder.outputs.wall import month_of
from builder.outputs.words import WEEKDAYS
from builder.reported import plain
from builder.store import opened
from builder.todo import person_of

YEARS = range(1970, 3000)
WIDE = 76  # columns, from which a grid of seven days can be read
LINES = 3  # of a note in a grid
SIGNS = {"due": "!", "out": "*", "post": ">", "live": "@", "free": "?", "day": "-"}
LEGEND = "* goes out  > is posted  @ live  ! due  ? free slot  - kind of day"
FORM = "write one like 2026-12, December 2026 or December"


def cal(options: Options, month: str | None, person: str | None) -> None:
    """Show a month of the plan. Exit 1 when the plan cannot be read, 2 for a month or a person that nobody knows."""
    with opened(options.root) as store:
        whole = made_of(options, store)
    if whole.made is None:
        refuse(options, "the plan cannot be read", whole.errors)
    plan = whole.made.plan
    try:
        first = _month(month, plan.today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="MONTH") from None
    try:
        who = person_of(person, plan) if person else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--for") from None
    found = month_of(plan, first, who or "")
    width = shutil.get_terminal_size((80, 24)).columns
    answer(options, month_lines(found, width), plain(found), always=True)


def _month(text: str | None, today: dt.date) -> dt.date:
    """Read a month: by its number, by its name, or the one it is."""
    if text is None:
        return today.replace(day=1)
    found = re.fullmatch(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})|(?P<name>[A-Za-z]{3,})(?: (?P<of>[0-9]{4}))?", text)
    named = [name for name in MONTHS if found and found["name"] and name.lower().startswith(found["name"].lower())]
    number = MONTHS.index(named[0]) + 1 if named else int(found["month"] or 0) if found else 0
    year = int(found["year"] or found["of"] or today.year) if found else 0
    if number not in range(1, len(MONTHS) + 1) or year not in YEARS:
        raise ValueError(f"“{text}” is no month; {FORM}")
    return dt.date(year, number, 1)


def month_lines(month: Month, width: int) -> Iterator[str]:
    """Yield a month in lines of *width* columns."""
    yield month.title
    yield ""
    if width < WIDE:
        yield from _agenda(month)
    else:
        yield from _grid(month, (width - 1) // 7)
    yield ""
    yield LEGEND


def _agenda(month: Month) -> Iterator[str]:
    days = [cell for week in month.weeks for cell in week if cell.inside and cell.notes]
    for cell in days:
        yield f"{WEEKDAYS[cell.day.weekday()]} {cell.day.day}{'  today' if cell.today else ''}"
        yield from (f"  {_said(note)}" for note in cell.notes)
    if not days:
        yield "Nothing is planned for this month."


def _grid(month: Month, wide: int) -> Iterator[str]:
    rule = "-" * (wide * 7 - 1)
    yield "".join(f"{name:<{wide}}" for name in WEEKDAYS).rstrip()
    for week in month.weeks:
        yield rule
        columns = [
            [_head(cell), *(line for note in cell.notes for line in _wrapped(_said(note), wide - 1))] for cell in week
        ]
        for number in range(max(map(len, columns))):
            cells = (column[number] if number < len(column) else "" for column in columns)
            yield "".join(cell + " " * (wide - _columns(cell)) for cell in cells).rstrip()
    yield rule


def _head(cell: Cell) -> str:
    day = f"{cell.day.day}" if cell.inside else f"({cell.day.day})"
    return f"[{day}]" if cell.today else day


def _said(note: Note) -> str:
    state = f" ({note.state})" if note.state in {"late", "done"} else ""
    return " ".join(filter(None, (SIGNS[note.kind], note.time, note.text))) + state


def _wrapped(text: str, wide: int) -> list[str]:
    """Part a line at its spaces, and a word that is too long where the column ends; two lines of it at most."""
    lines, line = [], ""
    for word in text.split():
        while _columns(word) > wide:
            head = _cut(word, wide)
            lines += [one for one in (line, head) if one]
            line, word = "", word[len(head) :]  # noqa: PLW2901 - what is left of it
        if line and _columns(f"{line} {word}") > wide:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], _cut(lines[LINES - 1], wide - 2) + ".."]


def _columns(text: str) -> int:
    """Return how many columns a terminal needs: letters of East Asia need two."""
    from rich.cells import cell_len  # noqa: PLC0415 - only a grid needs it

    return cell_len(text)


def _cut(text: str, wide: int) -> str:
    end = len(text)
    while _columns(text[:end]) > wide:
        end -= 1
    return text[:end]
