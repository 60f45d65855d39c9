"""Which encoding a file may have that is not UTF-8: named to its author, never used to read it."""

from __future__ import annotations

import re

# the longer first: UTF-32's little-endian mark begins with UTF-16's
BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
LOOKED_AT = 4096  # bytes, and a multiple of four
MOSTLY = 0.6  # and the rest are letters beyond Latin
FEWEST = 4  # bytes that tell how wide a letter is
# in this order, since what is in one can often be read in those below it: how it is read, its name, letters that are
# common wherever it is written, and their least share
SCRIPTS = (
    ("cp932", "Shift JIS", "[\u3041-\u30fe]", 0.2),
    ("euc_jp", "EUC-JP", "[\u3041-\u30fe]", 0.2),
    ("euc_kr", "EUC-KR", "[\uac00-\ud7a3]", 0.8),
    ("koi8_r", "KOI8-R", "[оеаи]", 0.2),
    ("cp1251", "Windows-1251", "[оеаи]", 0.2),
    ("gb18030", "GB 18030 or Big5", "[\u4e00-\u9fff]", 0.8),
)


def wide(data: bytes) -> str:
    """Return the encoding of two or four bytes a letter that *data* is in, by its mark or by its empty bytes."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return encoding
    first = data[:LOOKED_AT]
    if b"\0" not in first or len(first) < FEWEST:
        return ""
    empty = tuple(first[start::4].count(0) * 4 > len(first) * MOSTLY for start in range(4))
    by_emptiness: dict[tuple[bool, ...], str] = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return by_emptiness.get(empty, "")


def likely(data: bytes, start: int) -> str:
    """Return in words what the letter at *start* may be, and in which encoding."""
    byte, part = data[start : start + 1], data[max(0, start - LOOKED_AT) : start + LOOKED_AT]
    foreign = len(part) - len(part.decode("ascii", "ignore"))
    letters = len(re.findall(rb"[A-Za-z]", part))
    if foreign * 2 > letters:  # hardly any word is in Latin letters
        for encoding, name, script, share in SCRIPTS:
            text = part.decode(encoding, "replace")
            others = sum(not letter.isascii() for letter in text) or 1
            if "\ufffd" not in text[:-1] and len(re.findall(script, text)) > others * share:
                return f"; the file may be in {name}"
    letter = byte.decode("cp1252", "replace")
    return f"; in Windows-1252 it is “{letter}”" if letter.isprintable() and letter != "\ufffd" else ""
