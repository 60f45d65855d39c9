"""Bytes to text: UTF-8 and nothing else, with the place where it is not, and what cannot be seen in it."""

from __future__ import annotations

import re

from builder.load.encodings import likely, wide
from builder.model.problem import Location, Problem

CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))  # ASCII's, without tabs and line ends
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# what turns the direction of writing, UAX #9: embeddings, overrides and isolates. As bytes, and with one that they all
# begin with, it is looked for in ten thousand files in the time that a class of characters takes for a hundred
TURNING = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")


def decode(path: str, data: bytes, about: str = "") -> tuple[str, Problem | None]:
    """Return the text of *data* with `\\n` line ends and no byte order mark, and why it cannot be trusted if so."""
    text, broken = _decoded(path, data, about)
    text = _lines(text)
    if broken is None and len(spoken(data)) != len(data) and (found := CONTROL.search(text)):
        return text, unsayable(place(path, text, found.start()), found[0], about)
    return text, broken


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def spoken(data: bytes) -> bytes:
    """Return *data* without the control characters of ASCII, which say nothing on a page."""
    return data.translate(None, CONTROLS)


def turned(path: str, data: bytes, about: str = "") -> Problem | None:
    """Warn of a character after which text is shown in another order than it is written in."""
    found = TURNING.search(data)
    if not found:
        return None
    line = data.count(b"\n", 0, found.start()) + data[: found.start()].replace(b"\r\n", b"").count(b"\r") + 1
    begin = max(data.rfind(b"\n", 0, found.start()), data.rfind(b"\r", 0, found.start())) + 1
    column = len(data[begin : found.start()].decode("utf-8-sig" if line == 1 else "utf-8", "replace")) + 1
    character = found[0].decode()
    message = f"what follows may be shown in another order than it is written in (U+{ord(character):04X})"
    hint = "delete the character here, which cannot be seen, unless the text is in two directions and needs it"
    return Problem(Location(path, line, column), "bidi-control", message, hint, "warning", about)


def one_line(text: str) -> str:
    """Return *text* on one line, and its spaces one at a time; a space that keeps words together stays what it is."""
    return " ".join(text.split()) if text.isascii() else SPACES.sub(" ", text).strip(" ")


def place(path: str, text: str, offset: int, first_line: int = 1) -> Location:
    """Return where the character at *offset* of *text* stands."""
    return Location(path, text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset))


def unsayable(at: Location, character: str, about: str = "") -> Problem:
    """Say that a character cannot be shown."""
    message = f"a character that cannot be shown stands here (U+{ord(character):04X})"
    return Problem(at, "control-character", message, "delete it; if you see nothing, write the line again", about=about)


def _decoded(path: str, data: bytes, about: str) -> tuple[str, Problem | None]:
    if encoding := wide(data):
        message = f"the whole file is {encoding.upper()[:6]} and not UTF-8"
        return data.decode(encoding, "replace"), _not_utf8(Location(path), message, about)
    try:
        return data.decode("utf-8-sig").lstrip("\ufeff"), None  # two programs may each have put a mark there
    except UnicodeDecodeError as error:
        before = _lines(data[: error.start].decode("utf-8-sig"))
        text = data.decode("utf-8-sig", "replace")
        message = f"the letter here (byte {data[error.start]:#04x}) is not UTF-8{likely(data, error.start)}"
        return text, _not_utf8(place(path, before, len(before)), message, about)


def _not_utf8(at: Location, message: str, about: str) -> Problem:
    return Problem(at, "not-utf8", message, "save the file as UTF-8: editors offer it beside “Save as”", about=about)
