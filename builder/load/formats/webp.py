"""WebP (RFC 9649): chunks, of which EXIF and XMP are left out."""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, unpack_from

from builder.load.formats.exif import Notes, in_xmp, notes_of
from builder.load.formats.picture import Picture, broken, cut_off, few

SIGNATURE = b"RIFF"
LOOKS = {b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"}
HAS_EXIF, HAS_XMP = 0x08, 0x04


def read(data: bytes) -> Picture:
    """Read a WebP."""
    if data[8:12] != b"WEBP":
        raise broken("it is another kind of file")
    kept: list[bytes] = []
    notes, located = Notes(), False
    for kind, chunk in few(_chunks(data)):
        if kind == b"EXIF":
            notes = notes_of(chunk[8:].removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            located = located or in_xmp(chunk)
        elif kind in LOOKS:
            kept.append(chunk)
    if not kept:
        raise broken("there is nothing in it")
    width, height = _size(kept[0])
    if kept[0][:4] == b"VP8X":
        flags = kept[0][8] & ~(HAS_EXIF | HAS_XMP) | (HAS_EXIF if notes.kept else 0)
        kept[0] = kept[0][:8] + bytes([flags]) + kept[0][9:]
        kept += [_chunk(b"EXIF", notes.kept)] if notes.kept else []
    body = b"WEBP" + b"".join(kept)
    size = (height, width) if notes.lying else (width, height)
    data = SIGNATURE + pack("<L", len(body)) + body
    return Picture("webp", *size, data, located or notes.located, bool(notes.kept))


def _size(chunk: bytes) -> tuple[int, int]:
    kind, data = chunk[:4], chunk[8:]
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8L" and data[0] == 0x2F:  # noqa: PLR2004 - RFC 9649, 3.4
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and data[3:6] == b"\x9d\x01\x2a":  # RFC 6386, 9.1
        width, height = unpack_from("<HH", data, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise broken("it does not tell its size")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 8 + unpack_from("<L", data, 4)[0]
    if end > len(data):
        raise cut_off()
    start = 12
    while start + 8 <= end:
        kind, length = unpack_from("<4sL", data, start)
        after = start + 8 + length
        if after > end:
            raise cut_off()
        yield kind, data[start:after] + b"\0" * (length % 2)
        start = after + length % 2


def _chunk(kind: bytes, data: bytes) -> bytes:
    return kind + pack("<L", len(data)) + data + b"\0" * (len(data) % 2)
