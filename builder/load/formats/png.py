"""PNG (W3C PNG 3, 2025): chunks, of which only those stay that say how the picture looks."""

from __future__ import annotations

from collections.abc import Iterator
from struct import pack, unpack_from
from zlib import crc32

from builder.load.formats.exif import Notes, in_xmp, notes_of
from builder.load.formats.picture import Picture, broken, cut_off, few

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LOOKS = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV"),
    *(b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT"),
}
TEXTS = {b"tEXt", b"zTXt", b"iTXt"}


def read(data: bytes) -> Picture:
    """Read a PNG; every chunk is there whole and has its right checksum."""
    kept, notes, located = [SIGNATURE], Notes(), False
    for kind, chunk in few(_chunks(data)):
        if kind in LOOKS:
            kept.append(chunk)
        elif kind == b"eXIf":
            notes = notes_of(chunk[8:-4])
        elif kind in TEXTS:
            located = located or in_xmp(chunk)
    if len(kept[1]) != 25 or kept[1][4:8] != b"IHDR":  # noqa: PLR2004 - 13 bytes, with length, name and checksum
        raise broken("its first part is not the one that tells its size")
    width, height = unpack_from(">LL", kept[1], 8)
    if notes.kept:
        kept.insert(2, _chunk(b"eXIf", notes.kept))
    size = (height, width) if notes.lying else (width, height)
    return Picture("png", *size, b"".join(kept), located or notes.located, bool(notes.kept))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start, kind = len(SIGNATURE), b""
    while kind != b"IEND":  # what comes behind is no part of the picture
        if start + 12 > len(data):
            raise cut_off()
        length, kind = unpack_from(">L4s", data, start)
        end = start + 12 + length
        if end > len(data):
            raise cut_off()
        if unpack_from(">L", data, end - 4)[0] != crc32(data[start + 4 : end - 4]):
            raise broken("its bytes are damaged")
        yield kind, data[start:end]
        start = end


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">L", len(data)) + kind + data + pack(">L", crc32(kind + data))
