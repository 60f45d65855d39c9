"""Why a YAML text cannot be read, in an editor's words: where the slip is, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from builder.load.block import CLOSING, glued, in_block, unclosed
from builder.load.lost import Place, Text, leading, quoted, rest, shown
from builder.load.refused import too_deep
from builder.model.problem import Problem

DEPTH = "lines that belong together begin in one column; what belongs to a key stands two spaces further in"
PAIR = "a line is `key: value`; what belongs to a key stands below it, two spaces further in"
KEY = re.compile(r"\s*(?:- +)*(?:[^\s#:'\"\[{][^:]*: +)?")
OPEN_QUOTE = re.compile(r"""(?::|-|[\[{,]) *("[^"]*)$""")
END = re.compile(r"\.\.\.[ \t]*")
LONGEST_KEY = 1024
STARTS = (
    *("cannot start any token", "entries are not allowed", "mapping keys are not allowed", "node content"),
    *("alphabetic or numeric", "scanning a tag", "scanning a directive", "URI"),
)


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a parser gave up and what it said, and where that began which it was reading."""

    text: Text
    said: str
    doing: str
    place: Place
    began: Place | None

    @property
    def written(self) -> str:
        return self.text.line(self.place[0])

    @property
    def flow(self) -> bool:
        before = self.written[: self.place[1]]
        return "parsing a flow" in self.doing or before.count("{") + before.count("[") > (
            before.count("}") + before.count("]")
        )

    def syntax(self, place: Place, message: str, hint: str) -> Problem:
        return Problem(self.text.at(*place), "yaml-syntax", message, hint)


def why(misread: Misread) -> Problem:
    """Return the problem that the first fitting explanation makes of it."""
    last = len(misread.text.lines) - 1
    if misread.place[0] > last:  # the text ended too soon
        misread = replace(misread, place=(last, len(misread.text.lines[last])))
    explained = (found for explain in EXPLANATIONS if (found := explain(misread)))
    return next(explained, misread.syntax(misread.place, "this cannot be read", PAIR))


def _deep(misread: Misread) -> Problem | None:
    """Find what the parser itself takes for too deep, before we could count."""
    if "exceeded maximum depth" not in misread.said and "nesting" not in misread.said:
        return None
    return too_deep(misread.text.at(*misread.place))


def _parted(misread: Misread) -> Problem | None:
    """Find a comment between two lines of one text: there the text ends."""
    above = next((n for n in range(misread.place[0] - 1, 0, -1) if misread.text.line(n).strip()), 0)
    written = misread.text.line(above)
    indent = len(written) - len(written.lstrip())
    if not written.lstrip().startswith("#") or not misread.written[:1].isspace() or "block scalar" in misread.doing:
        return None
    hint = "delete it, or write the text as a block: `|` after the key, the text below it"
    return misread.syntax((above, indent), "a line that begins with # ends the text above it", hint)


def _ended(misread: Misread) -> Problem | None:
    """Find what stands below the end of the plan: a line of three dots, or one that begins further in."""
    if "document start" not in misread.said:
        return None
    above = misread.text.lines[: misread.place[0]]
    dots = next((number for number, line in enumerate(above) if END.fullmatch(line)), None)
    if dots is not None:
        return misread.syntax((dots, 0), "a line of three dots ends the plan here", "delete it")
    return misread.syntax(misread.place, "this line begins in another column than its neighbours", DEPTH)


def _long(misread: Misread) -> Problem | None:
    """Find a key that no parser takes: YAML 1.2, 7.4.2, allows 1024 characters."""
    line = misread.began[0] if misread.began else misread.place[0]
    if "simple key" not in misread.doing and misread.text.line(line)[1024:].find(":") < 0:
        return None
    if len(misread.text.line(line).partition(":")[0]) <= LONGEST_KEY:
        return None
    return misread.syntax((line, 0), f"a key of more than {LONGEST_KEY:,} letters cannot be read", PAIR)


def _tab(misread: Misread) -> Problem | None:
    written = misread.written
    indent = written[: len(written) - len(written.lstrip())]
    if "\t" not in indent:
        return None
    at = misread.text.at(misread.place[0], indent.index("\t"))
    return Problem(at, "tab-indent", "a tab indents this line", "delete it and write two spaces for every step in")


def _glued(misread: Misread) -> Problem | None:
    found = glued(misread.text.lines, misread.place[0])
    if found is None:
        return None
    line, (key, mark) = found[0], found[1].groups()
    return misread.syntax((line, found[1].start(1)), "there is no space after the colon", f"write `{key}: {mark}`")


def _colon(misread: Misread) -> Problem | None:
    line, column = misread.place
    written = misread.written
    before = written.rfind(": ", 0, column)
    if written[column : column + 1] != ":" or before < 0 or "simple key" in misread.doing:
        return None
    start = before + 1 + len(written[before + 1 :]) - len(written[before + 1 :].lstrip())
    if written[start : start + 1] in {"", "[", "{"}:
        return None
    tail = rest(written, column, flow=misread.flow)[1]
    whole = (start, written[start : column + len(tail)])
    message = "a colon with a space after it cannot stand in a text without quotes"
    problem = misread.text.lost(line, column, whole, message)
    if not misread.flow:
        return problem
    # a forgotten comma looks the same, so nothing is mended by itself
    return replace(problem, hint=f"{problem.hint}; or write a comma before the next key", fix=None)


def _leading(misread: Misread) -> Problem | None:
    if not any(part in misread.said or part in misread.doing for part in STARTS):
        return None
    named = "alphabetic" in misread.said or any(part in misread.doing for part in ("a tag", "a directive"))
    line, column = misread.began if named and misread.began else misread.place
    if not misread.text.line(line)[column:].strip():
        return None
    return leading(misread.text, line, column, flow=misread.flow)


def _block(misread: Misread) -> Problem | None:
    if "block scalar" not in misread.doing or misread.began is None:
        return None
    mark = misread.text.line(misread.began[0])[misread.began[1] :][:1]
    words = quoted(shown(misread.text.line(misread.began[0])[misread.began[1] :].rstrip()))
    hint = f"begin the text on the next line, two spaces further in; or put it in quotes: {words}"
    return misread.syntax(misread.began, f"nothing may follow {mark} on its line", hint)


def _quote(misread: Misread) -> Problem | None:
    never = "this quotation mark is never closed"
    hint = "write another one at the end of the text"
    if "quoted scalar" in misread.doing and "end of stream" in misread.said and misread.began:
        return misread.syntax(misread.began, never, hint)
    if "escape" in misread.said:
        hint = "write two backslashes, or use single quotes"
        return misread.syntax(misread.place, "in double quotes a backslash means something else", hint)
    above = misread.text.lines[: misread.place[0]]
    opened = [(number, found.start(1)) for number, line in enumerate(above) if (found := OPEN_QUOTE.search(line))]
    if opened and "".join(above[opened[-1][0] :]).count('"') % 2:
        return misread.syntax(opened[-1], never, hint)
    return None


def _closed(misread: Misread) -> Problem | None:
    line, column = misread.place
    found = KEY.match(misread.written)
    start = found.end() if found else 0
    if column <= start or misread.written[start : start + 1] not in {'"', "'", "[", "{"}:
        return None
    message = "the text goes on after its closing quotation mark or bracket"
    return misread.text.lost(line, column, rest(misread.written, start, flow=False), message)


def _bracket(misread: Misread) -> Problem | None:
    if "parsing a flow" not in misread.doing:
        return None
    began = unclosed(misread.text.lines, misread.place)
    if began is None:
        return None
    opened = misread.text.line(began[0])[began[1] :]
    if CLOSING[opened[0]] in opened:
        return misread.syntax(misread.place, "a comma is missing before this", "part the words in brackets with commas")
    hint = f"write {CLOSING[opened[0]]} at the end, or put the text in quotes: {quoted(shown(opened.rstrip()))}"
    return misread.syntax(began, f"this {opened[0]} is never closed", hint)


def _no_colon(misread: Misread) -> Problem | None:
    """Find the line that is no `key: value`: the one where a key began, or the one above."""
    line = misread.place[0]
    if "simple key" in misread.doing and misread.began:
        line = misread.began[0]
    elif "values are not allowed" in misread.said:
        line = next((n for n in range(line - 1, -1, -1) if misread.text.line(n).strip()), line)
    else:
        return None
    written = misread.text.line(line)
    column = len(written) - len(written.lstrip())
    if ": " in written or written.endswith(":") or written[column : column + 1] in {"", "-"}:
        return None
    if in_block(misread.text.lines, line, column):
        hint = "let it begin in the same column as the line above"
        return misread.syntax((line, column), "this line of the text stands too far out", hint)
    key, _, value = written.strip().partition(":" if ":" in written else " ")
    hint = f"write `{key.strip()}: {value.strip() or '…'}`"
    message = "there is no space after the colon" if ":" in written else "there is no colon after the key"
    return misread.syntax((line, column), message, hint)


def _depth(misread: Misread) -> Problem | None:
    if not any(part in misread.said for part in ("expected key", "block end", "indicator", "values are not allowed")):
        return None
    written = misread.written
    column = len(written) - len(written.lstrip())
    if in_block(misread.text.lines, misread.place[0], column):
        hint = "let it begin in the same column as the line above"
        return misread.syntax((misread.place[0], column), "this line of the text stands too far out", hint)
    return misread.syntax((misread.place[0], column), "this line begins in another column than its neighbours", DEPTH)


EXPLANATIONS: tuple[Callable[[Misread], Problem | None], ...] = (
    *(
        _deep,
        _long,
        _tab,
        _glued,
        _quote,
        _colon,
        _block,
        _leading,
        _bracket,
        _closed,
        _parted,
        _no_colon,
        _ended,
        _depth,
    ),
)
