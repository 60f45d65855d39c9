"""GIF (CompuServe, GIF89a): blocks, of which comments and programs' own are left out."""

from __future__ import annotations

from builder.load.formats.exif import in_xmp
from builder.load.formats.picture import Picture, broken, cut_off

SIGNATURE = b"GIF8"
EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
CONTROL, APPLICATION = 0xF9, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def read(data: bytes) -> Picture:
    """Read a GIF to its end."""
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    start = 13 + _colours(data[10])
    kept, located = [data[:start]], False
    while data[start] != TRAILER:
        end = _end(data, start)
        if _looks(data, start):
            kept.append(data[start:end])
        else:
            located = located or in_xmp(data[start:end])
        start = end
    return Picture("gif", width, height, b"".join((*kept, bytes([TRAILER]))), located)


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _looks(data: bytes, start: int) -> bool:
    if data[start] == IMAGE or data[start + 1] == CONTROL:
        return True
    return data[start + 1] == APPLICATION and data[start + 3 : start + 14] in LOOPS


def _end(data: bytes, start: int) -> int:
    """Return where a block ends: behind its last sub-block, which is empty."""
    if data[start] == IMAGE:
        at = start + 11 + _colours(data[start + 9])
    elif data[start] == EXTENSION:
        at = start + 2
    else:
        raise broken("its bytes are damaged")
    while data[at]:
        at += 1 + data[at]
    if at >= len(data):
        raise cut_off()
    return at + 1
