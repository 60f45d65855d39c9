"""Bytes to text: UTF-8 and nothing else, with the place where it is not."""

from __future__ import annotations

from builder.model.problem import Location, Problem

BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode(path: str, data: bytes, about: str = "") -> tuple[str, Problem | None]:
    """Return the text of *data* with `\\n` line ends and no byte order mark, and why it cannot be trusted if so."""
    text, broken = _decoded(path, data, about)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if broken is None and "\0" in text:
        return text, unsayable(place(path, text, text.index("\0")), "\0", about)
    return text, broken


def place(path: str, text: str, offset: int, first_line: int = 1) -> Location:
    """Return where the character at *offset* of *text* stands."""
    return Location(path, text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset))


def unsayable(at: Location, character: str, about: str = "") -> Problem:
    """Say that a character cannot be shown."""
    message = f"a character that cannot be shown stands here (U+{ord(character):04X})"
    return Problem(at, "control-character", message, "delete it; if you see nothing, write the line again", about=about)


def _decoded(path: str, data: bytes, about: str) -> tuple[str, Problem | None]:
    if encoding := BYTE_ORDER_MARKS.get(data[:2]):
        message = f"the whole file is {encoding.upper()} and not UTF-8"
        return data.decode(encoding, "replace"), _not_utf8(Location(path), message, about)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        text = data.decode("utf-8-sig", "replace")
        byte = data[error.start : error.start + 1]
        message = f"the letter here (byte {byte[0]:#04x}) is not UTF-8{_in_windows(byte)}"
        return text, _not_utf8(place(path, text, len(before)), message, about)


def _in_windows(byte: bytes) -> str:
    letter = byte.decode("cp1252", "replace")
    return f"; in Windows-1252 it is “{letter}”" if letter.isprintable() and letter != "\ufffd" else ""


def _not_utf8(at: Location, message: str, about: str) -> Problem:
    return Problem(at, "not-utf8", message, "save the file as UTF-8: editors offer it beside “Save as”", about=about)
