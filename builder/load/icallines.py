"""The lines of an iCalendar file (RFC 5545, 3.1): a reader of our own, since icalendar's keeps no places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL
)
NAMED = re.compile(r"([A-Za-z0-9-]+)[;:]")
READ = {"SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "STATUS", "UID", "RECURRENCE-ID"}
PARAM = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file with those that go on with it: its *name*, the parameters, the *value*."""

    number: int
    name: str
    params: str
    value: str

    def param(self, name: str) -> str:
        found = (match for match in PARAM.finditer(self.params) if match[1].upper() == name)
        return next((match[2].strip('"') for match in found), "")


class WrongLineError(ValueError):
    """What is wrong with a line; it becomes a problem."""

    def __init__(self, number: int, message: str) -> None:
        self.number = number
        super().__init__(message)


def blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines of each event, unfolded, without those of the alarms in it."""
    block: list[tuple[int, str]] | None = None
    inside = 0
    for number, line in _unfolded(text):
        word = line.strip().upper()
        if word == "BEGIN:VEVENT" and block is None:
            block = [(number, line)]
        elif word == "END:VEVENT" and block is not None:
            yield block
            block, inside = None, 0
        elif block is not None and word.startswith(("BEGIN:", "END:")):
            inside += 1 if word.startswith("BEGIN:") else -1
        elif block is not None and not inside and word:
            block.append((number, line))
    if block is not None:
        yield [*block, (block[0][0], "END")]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with those that go on with it, which begin with a space, RFC 5545, 3.1."""
    first, parts = 1, [""]
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in {" ", "\t"}:
            parts.append(line[1:])
            continue
        yield first, "".join(parts)
        first, parts = number, [line]
    yield first, "".join(parts)


def line_of(number: int, written: str) -> Line | None:
    """Return a line in its parts; None of one that nobody asks for."""
    named = NAMED.match(written)
    if named and named[1].upper() not in READ:
        return None
    match = LINE.fullmatch(written)
    if not match:
        raise WrongLineError(number, "this line is no line of a calendar: it is not like NAME:value")
    return Line(number, match[1].upper(), match[2], match[3])
