"""What git leaves in a text that two people changed: found wherever it is no example in a block of code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.load.refused import two_versions
from builder.load.text import place
from builder.model.problem import Problem

OURS = re.compile(r"<{7}(?: \S.*)?[ \t]*$", re.MULTILINE)
THEIRS = re.compile(r">{7} \S.*$", re.MULTILINE)
# where a text shows lines as they are: fences, raw HTML, the blocks of Liquid and of Hugo
FENCE = re.compile(r"[ \t>*+-]*(?:\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})")
SHOWN = (
    (re.compile(r"<(?:pre|script|style|textarea)\b", re.IGNORECASE), re.compile(r"</\w+>")),
    (re.compile(r"\{%-?\s*(?:highlight|raw)\b"), re.compile(r"\{%-?\s*end(?:highlight|raw)")),
    (re.compile(r"\{\{[<%]\s*(?:highlight|code)\b"), re.compile(r"\{\{[<%]\s*/")),
)


def conflict(path: str, text: str) -> Problem | None:
    """Return the first conflict that is left in *text*, if there is one."""
    if "\n<<<<<<<" not in text and "\n>>>>>>>" not in text and not text.startswith("<<<<<<<"):
        return None
    parted = False  # seven = alone may underline a heading
    lines = text.split("\n")
    starts = _starts(lines)
    for number in _outside(lines):
        line = lines[number]
        parted = parted or line == "======="
        if OURS.match(line) or (parted and THEIRS.match(line) and not _quoted(lines, number)):
            return two_versions(place(path, text, starts[number]))
    return None


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _quoted(lines: list[str], number: int) -> bool:
    """Tell whether a line stands in a quotation of quotations."""
    around = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
    return any(line.startswith(">") for line in around)


def _outside(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are in no block of code."""
    closing: re.Pattern[str] | None = None
    for number, line in enumerate(lines):
        if closing is None:
            yield number
            closing = _opened(line)
        elif closing.search(line):
            closing = None


def _opened(line: str) -> re.Pattern[str] | None:
    """Return what ends the block of code that *line* begins, if it does."""
    if fence := FENCE.match(line):
        mark = fence[1]
        return None if mark[0] in line[fence.end() :] else re.compile(rf"^[ \t>]*{mark}{mark[0]}*[ \t]*$")
    for opening, closing in SHOWN:
        if (found := opening.search(line)) and not closing.search(line, found.end()):
            return closing
    return None
