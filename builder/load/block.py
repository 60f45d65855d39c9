"""What a line of YAML stands in: a text after a key with `|`, or after one that only looks like it, or brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.load.lost import Place

CLOSING = {"[": "]", "{": "}"}
OPENS = ("|", ">", "|-", ">-")
GLUED = re.compile(r"\s*([\w-]+):([|>][-+]?)[ \t]*")


def in_block(lines: Sequence[str], number: int, column: int) -> bool:
    """Tell whether the text above a line is a block after `|`, of which the line may be a part."""
    for above in reversed(lines[:number]):
        if above.strip() and _indent(above) <= column:
            return above.rstrip().endswith(OPENS)
    return False


def glued(lines: Sequence[str], number: int) -> tuple[int, re.Match[str]] | None:
    """Find `key:|` among the lines that a line stands below: without a space no block begins, and it is a text."""
    found = ((one, GLUED.fullmatch(lines[one])) for one in _above(lines, number))
    return next(((one, match) for one, match in found if match), None)


def _above(lines: Sequence[str], number: int) -> Iterator[int]:
    """Yield a line, its elder neighbours, and those that it stands below, from the nearest on."""
    column = _indent(lines[number]) + 1
    for one in range(number, -1, -1):
        if lines[one].strip() and _indent(lines[one]) <= column:
            column = _indent(lines[one])
            yield one


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def unclosed(lines: Sequence[str], place: Place) -> Place | None:
    """Return where the innermost bracket opens that is open at *place*."""
    opened: list[Place] = []
    for number, line in enumerate(lines[: place[0] + 1]):
        for column, character in enumerate(line[: place[1]] if number == place[0] else line):
            if character in CLOSING:
                opened.append((number, column))
            elif opened and character in CLOSING.values():
                opened.pop()
    return opened[-1] if opened else None
