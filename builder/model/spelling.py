"""The same words, however a file writes them: without markup, case, spaces and escapes (HTML, JSON, URLs, ICS)."""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from urllib.parse import unquote

TAG = re.compile(rb"<([^<>]*)>")
# what HTML and XML write instead of five marks, none of them a letter
MARKS = re.compile(rb"&(?:quot|amp|lt|gt|apos|#3[49]|#x2[27]);")
ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf/\"\\,;])")  # of JSON, and RFC 5545 3.3.11
FOLD = re.compile(r"\r\n[ \t]")  # RFC 5545 3.1
ENCODED = re.compile(r";base64,([A-Za-z0-9+/]{16,})")
WORD = re.compile(r"[^\W_]+")
SMALL = bytes(range(256)).lower()
NO_LETTERS = bytes(code for code in range(256) if not bytes([code]).isalnum())
ROUNDS = 3  # escapes within escapes: HTML in XML, a URL in JSON in HTML


def skeleton(data: bytes) -> bytes:
    """Return the letters and digits of ASCII in a file, small: those of its text, then those within its tags."""
    plain = MARKS.sub(b"", data)
    if b"&lt;" in data or odd(plain):
        plain = data = written_out(data).encode("utf-8", "replace")
    return _bare(plain)


def _bare(data: bytes) -> bytes:
    parts = TAG.split(data)
    return b"".join((*parts[::2], *parts[1::2])).translate(SMALL, NO_LETTERS)


def letters(text: str) -> str:
    """Return the letters and digits of any script, likewise: for words that have too few of ASCII."""
    parts = re.split(r"<([^<>]*)>", text)
    flat = unicodedata.normalize("NFKC", "".join((*parts[::2], *parts[1::2]))).casefold()
    return "".join(WORD.findall(flat))


def odd(data: bytes) -> bool:
    """Tell whether a file may hold letters that are written otherwise: each look is a search for one byte or two."""
    return any(mark in data for mark in (b"&", b"\\", b"%", b"\xcc", b"\xcd", b"base64,"))


def written_out(data: bytes) -> str:
    """Return the text of a file with every escape undone, and in one normal form."""
    text = FOLD.sub("", data.decode("utf-8", "replace"))
    for _ in range(ROUNDS):
        before = text
        if "\\" in text:
            text = ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", text)
        text = html.unescape(text) if "&" in text else text
        text = unquote(text, errors="replace") if "%" in text else text
        if text == before:
            break
    if ";base64," in text:
        text += "".join(f" {_from_base64(found)}" for found in ENCODED.findall(text))
    return unicodedata.normalize("NFC", text)


def _from_base64(text: str) -> str:
    whole = text[: len(text) // 4 * 4 + (len(text) % 4 if len(text) % 4 != 1 else 0)]
    return base64.b64decode(whole + "=" * (-len(whole) % 4)).decode("utf-8", "replace")
