"""Words that YAML would eat, and the quoted text that keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.model.problem import Location, Problem, Splice

# 'on: now  # comment' is a comment; '#repair' after a space is a word that YAML drops
EATEN = re.compile(r"(?:(?<=[ \t])|[ \t]+)(#[^\s#].*)$")
EATEN_IN_BRACKETS = re.compile(r"(?:(?<=[ \t,])|[ \t,]*[ \t])(#[^\s#].*)$")
REMARK = re.compile(r"( *)(#[^\s#].*)$")
GLUED = re.compile(r"[ \t]*(#[^\s#].*)$")
COMMENT = re.compile(r"[ \t]+(#(?:\s.*)?)$")
SWITCHED_OFF = re.compile(r"#(?:-|[\w-]+:)(?:\s|$)")  # a line of the plan that somebody has made a comment
REST = re.compile(r".*?(?=\s+#\s|\s*$)")
REST_IN_BRACKETS = re.compile(r"[^,\[\]{}]*?(?=\s*(?:[,\[\]{}]|$))")
# up to a comma that begins another `key:`, or to the closing bracket
PAIRED = re.compile(r"[^{}\[\]\"']*?(?=\s*(?:,[^,{}\[\]:]*:(?:\s|$)|\}|$))")

LONGEST = 400  # letters of a line that a hint shows, or that are looked through for where a text ends

Place = tuple[int, int]  # line and column of the text, from 0


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a YAML text and where they stand in their file."""

    path: str
    lines: list[str]
    first_line: int = 1

    def at(self, line: int, column: int) -> Location:
        if line >= len(self.lines):  # behind the last line end a parser sees another line
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Location(self.path, line + self.first_line, column + 1)

    def line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def lost(self, line: int, column: int, whole: tuple[int, str], message: str) -> Problem:
        """Say that words are lost at *column*; *whole* is the text to be quoted, and the column where it begins."""
        start, words = whole
        if len(words) > LONGEST:
            return Problem(self.at(line, column), "words-lost", message, "put the text in quotes")
        mend = Splice(self.at(line, start), words, quoted(words))
        hint = f"put the text in quotes: {quoted(words)}"
        return Problem(self.at(line, column), "words-lost", message, hint, fix=mend)


def quoted(words: str) -> str:
    """Return *words* in the quotation marks that need the fewest changes; half-quoted ones lose theirs first."""
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1]
    if '"' in words and "'" not in words:
        return f"'{words}'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def rest(written: str, start: int, *, flow: bool) -> tuple[int, str]:
    """Return the text that begins at *start*, without a comment, inside of brackets up to their next mark."""
    if len(written) - start > LONGEST:
        return start, written[start:].rstrip()
    found = (REST_IN_BRACKETS if flow else REST).match(written, start)
    return start, found[0] if found else written[start:]


def after_hash(text: Text, start: Place, end: Place, *, flow: bool) -> Problem | None:
    """Report words that a `#` directly before a letter takes away from unquoted text."""
    written = text.line(end[0])
    eaten = (EATEN_IN_BRACKETS if flow else EATEN).match(written, end[1])
    if not eaten:
        return None if flow else after_line(text, start, end)
    column = eaten.start(1)
    message = f"“{shown(eaten[1].strip())}” would be lost: after a space, # begins a comment"
    if "," in written[end[1] : column]:
        return Problem(text.at(end[0], column), "words-lost", message, "put the word in quotes, or delete it")
    if start[0] != end[0]:
        at = text.at(end[0], column)
        return Problem(at, "words-lost", message, "write the text as a block: `|` after the key, the text below it")
    begin = start[1] if end > start else column
    until = rest(written, column, flow=flow)[1] if flow else eaten[1].rstrip()
    return text.lost(end[0], column, (begin, written[begin : column + len(until)]), message)


def after_line(text: Text, start: Place, end: Place) -> Problem | None:
    """Report words below an unquoted text that seem to go on with it, and that a `#` makes a comment."""
    above, remark = text.line(start[0]), REMARK.match(text.line(end[0] + 1))
    if not remark or start >= end or SWITCHED_OFF.match(remark[2]):
        return None
    if len(remark[1]) <= len(above) - len(above.lstrip(" -")):
        return None
    message = f"“{shown(remark[2].strip())}” would be lost: a line that begins with # is a comment"
    hint = "write the text as a block: `|` after the key, the text below it"
    return Problem(text.at(end[0] + 1, len(remark[1])), "words-lost", message, hint)


def glued(text: Text, end: Place) -> Problem | None:
    """Warn of a word behind a closing quotation mark that a # makes a comment: it may be meant as one."""
    eaten = GLUED.match(text.line(end[0]), end[1])
    if not eaten:
        return None
    message = f"“{shown(eaten[1].strip())}” is a comment and no part of the text"
    hint = "move it inside the quotation marks if it is a part, or write a space behind #"
    return Problem(text.at(end[0], eaten.start(1)), "words-lost", message, hint, "warning")


def remarked(text: Text, start: Place, end: Place) -> Problem | None:
    """Warn of what looks like a comment behind an unquoted title: it may be meant."""
    remark = COMMENT.match(text.line(end[0]), end[1])
    if not remark or start >= end:
        return None
    found = text.lost(*end, (end[1], ""), f"“{shown(remark[1].strip())}” is a comment and no part of the text")
    written = text.line(end[0])
    whole = f"put it in quotes if it is a part: {quoted(shown(written[start[1] :].strip()))}"
    hint = whole if start[0] == end[0] else "put the whole text in quotes if it is a part"
    return replace(found, at=text.at(end[0], remark.start(1)), hint=hint, severity="warning", fix=None)


def shown(words: str) -> str:
    """Return *words*, or their beginning if they would fill the screen."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def after_comma(text: Text, value: Place | None, key: Place, bracket: Place) -> Problem | None:
    """Report words in `{}` that have no colon: a comma parted them from the *value* before, or nothing did."""
    line, column = key
    written = text.line(line)
    if value and value[0] == line:
        found = None if len(written) > LONGEST else PAIRED.match(written, value[1])
        words = shown(rest(written, column, flow=True)[1])
        message = f"“{words}” would be lost: in {{ }} a comma ends the text"
        if not found:
            return Problem(text.at(line, column), "words-lost", message, "put the text with its comma in quotes")
        return text.lost(line, column, (value[1], found[0]), message)
    if bracket[0] != line or "}" not in written[bracket[1] :]:
        return None
    end = written.index("}", bracket[1]) + 1
    goes_on = written[end:].lstrip()[:1] not in {"", "#", ",", "]", "}"}
    whole = rest(written, bracket[1], flow=False)[1] if goes_on else written[bracket[1] : end]
    message = f"“{shown(whole)}” would be lost: {{ }} hold `key: value` pairs"
    return text.lost(line, bracket[1], (bracket[1], whole), message)


def braces(text: Text, line: int, column: int) -> Problem | None:
    """Report an unquoted text that begins with {{ or {%, as templates write it; the second mark is at *column*."""
    written = text.line(line)
    if column < 1 or written[column - 1 : column + 1] not in {"{{", "{%"}:
        return None
    start = column - 1
    marks = written[start : column + 1]
    alone = written[:start].rstrip()[-1:] not in {"[", "{", ","}
    end = written.find("}}" if marks == "{{" else "%}", column) + len(marks)
    words = rest(written, start, flow=False)[1] if alone or end < column else written[start:end]
    message = f"a text that begins with {marks} must stand in quotes"
    return text.lost(line, start, (start, words), message)


def leading(text: Text, line: int, column: int, *, flow: bool) -> Problem:
    """Report an unquoted text whose first character means something else in YAML."""
    written = text.line(line)
    if found := braces(text, line, column):
        return found
    if flow and written[column : column + 1] == ",":
        return Problem(text.at(line, column), "yaml-syntax", "nothing stands before this comma", "delete it")
    message = f"a text that begins with {written[column : column + 1]} must stand in quotes"
    return text.lost(line, column, rest(written, column, flow=flow), message)
