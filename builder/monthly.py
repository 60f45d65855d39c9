"""A month in the terminal: a grid of weeks, or a list of days where there is no room. The only file that knows rich."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich.box import ASCII, SQUARE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from builder.model.days import DAYS, MONTHS, day_text
from builder.model.months import Happening, days_of, first_of, month_after
from builder.model.nearest import did_you_mean, nearest
from builder.model.shown import shown

GRID = 76  # columns from which a day has ten letters, or more
WIDEST = 24  # letters of a day, more of which only part its lines
ROWS = 3  # lines of a day that one thing takes at most
SHORT = 3
SIGNS = {
    "idea": (".", "·"),
    "planned": ("o", "○"),
    "writing": ("w", "◔"),
    "in review": ("r", "◑"),
    "approved": ("+", "✓"),
    "out": ("*", "●"),
    "missed": ("x", "✗"),
    "expired": ("-", "–"),
}
MARKS = {"due": "!", "free": "?", "holiday": "#", "observance": "#", "away": "~"}
STYLES = {"due": "yellow", "free": "dim", "holiday": "cyan", "observance": "cyan", "away": "magenta"}
CALLED = {"!": "due", "?": "free slot", "#": "holiday or event", "~": "away"}


def month_of(asked: str | None, today: date) -> date:
    """Return the first day of the month that is meant: `2026-12`, or `December`, the next that comes; else this one.

    Raises ValueError, in words, for what is no month.
    """
    this = first_of(today)
    if asked is None:
        return this
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", asked):
        try:
            return date(int(found[1]), int(found[2]), 1)
        except ValueError:
            raise ValueError(f"there is no month {asked}; write one like 2026-12") from None
    name = asked.casefold()
    for count in range(12 if len(name) >= SHORT else 0):
        month = month_after(this, count)
        if MONTHS[month.month - 1].casefold().startswith(name):
            return month
    close = did_you_mean(nearest(asked, MONTHS))
    raise ValueError(f"there is no month “{asked}”; {close or 'write one like 2026-12, or December'}")


def month_rows(found: Sequence[Happening]) -> list[Mapping[str, object]]:
    """Return what a program reads: all that is in the month, in order of time."""
    return [
        {
            "day": one.day.isoformat(),
            "until": one.until.isoformat() if one.until else None,
            "kind": one.kind,
            "time": one.time or None,
            "title": one.title,
            "entry": one.entry or None,
            "stage": one.stage or None,
            "channels": list(one.channels),
            "said": one.said,
            "late": one.late,
        }
        for one in found
    ]


def print_month(first: date, found: Sequence[Happening], today: date) -> None:
    """Print a month; colours and lines only as far as the terminal has them."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)
    plain = console.options.ascii_only
    dated = [one for one in found if one.kind != "vague"]
    console.print(Text(f"{MONTHS[first.month - 1]} {first.year}", "bold"))
    if console.width >= GRID:
        console.print(_grid(first, dated, today, console.width, plain=plain))
    else:
        for line in _agenda(first, dated, today, plain=plain):
            console.print(line)
    for line in (*_loose(found, plain=plain), *_legend(found, plain=plain)):
        console.print(line)


def _grid(first: date, found: Sequence[Happening], today: date, width: int, *, plain: bool) -> Table:
    wide = min((width - 8) // 7, WIDEST)
    table = Table(box=ASCII if plain else SQUARE, show_lines=True, padding=0)
    for name in DAYS:
        table.add_column(name, width=wide)
    cells = [Text()] * first.weekday()
    for day in days_of(first):
        lines = [_number(day, today)]
        lines += [_cut(one, wide, plain=plain) for one in found if one.on(day)]
        cells.append(Text("\n").join(lines))
    cells += [Text()] * (-len(cells) % 7)
    for start in range(0, len(cells), 7):
        table.add_row(*cells[start : start + 7])
    return table


def _number(day: date, today: date) -> Text:
    return Text(f"[{day.day}]", "bold reverse") if day == today else Text(str(day.day), "bold")


def _cut(one: Happening, wide: int, *, plain: bool) -> Text:
    """Return a thing as the lines of a day that it may take; what is more is left out."""
    lines = _line(one, plain=plain).wrap(Console(width=wide, file=sys.stdout), wide)
    if len(lines) <= ROWS:
        return Text("\n").join(lines)
    last, end = lines[ROWS - 1], "..." if plain else "…"
    last.truncate(wide - len(end))
    last.append(end)
    return Text("\n").join(lines[:ROWS])


def _line(one: Happening, *, plain: bool, more: bool = False) -> Text:
    """Return a thing in a line: its sign, its hour, its title; *more* also says where, and by whom."""
    title = f"{one.said}: {one.title}" if one.kind == "due" else one.title
    words = [_sign(one, plain=plain), one.time, title]
    if more:
        said = "" if one.kind in {"due", "free"} else one.said
        words.append(f"({', '.join(filter(None, (*one.channels, said, one.who)))})".replace("()", ""))
    words.append("late" if one.late else "")
    return Text(shown(" ".join(filter(None, words))), "red" if one.late else STYLES.get(one.kind, ""))


def _sign(one: Happening, *, plain: bool) -> str:
    return MARKS.get(one.kind) or SIGNS.get(one.stage, SIGNS["expired"])[not plain]


def _agenda(first: date, found: Sequence[Happening], today: date, *, plain: bool) -> Iterator[Text]:
    """Yield the days that have anything, and today, with all that is on them below."""
    for day in days_of(first):
        here = [one for one in found if one.on(day)]
        if here or day == today:
            yield Text(f"{day_text(day)}{'  today' if day == today else ''}", "bold")
            yield from (Text("  ").append_text(_line(one, plain=plain, more=True)) for one in here)
    if not any(one.on(day) for one in found for day in days_of(first)):
        yield Text("nothing goes out and nothing is due")


def _loose(found: Iterable[Happening], *, plain: bool) -> Iterator[Text]:
    for number, one in enumerate(one for one in found if one.kind == "vague"):
        if not number:
            yield Text("no fixed day yet", "bold")
        yield Text("  ").append_text(_line(one, plain=plain, more=True))


def _legend(found: Iterable[Happening], *, plain: bool) -> Iterator[Text]:
    """Yield what the signs that stand above mean."""
    kinds = {one.kind for one in found}
    used = {MARKS[kind] for kind in kinds if kind in MARKS}
    stages = {one.stage for one in found if one.kind not in MARKS}
    words = [f"{SIGNS[name][not plain]} {name}" for name in SIGNS if name in stages]
    words += [f"{sign} {name}" for sign, name in CALLED.items() if sign in used]
    if words:
        yield Text("  ".join(words), "dim")
