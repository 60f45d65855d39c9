"""Bytes to text: UTF-8 and nothing else, with the line where it is not."""

from __future__ import annotations

from builder.model.problem import Location, Problem

BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decode(path: str, data: bytes, about: str = "") -> tuple[str, Problem | None]:
    """Return the text of *data* with `\\n` line ends and no byte order mark, or why it has none."""
    if encoding := BYTE_ORDER_MARKS.get(data[:2]):
        message = f"the file is {encoding}, not UTF-8"
        return "", Problem(Location(path), "not-utf8", message, "save it as UTF-8", about=about)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        return "", Problem(Location(path, line), "not-utf8", message, "save the file as UTF-8", about=about)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        message = "a NUL character stands here"
        return "", Problem(Location(path, line), "control-character", message, "delete it", about=about)
    return text, None
