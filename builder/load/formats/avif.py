"""AVIF (AOM, AVIF 1.1; ISO/IEC 23008-12): its size is read; one with notes of a camera is refused, not cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack_from

from builder.load.formats.picture import Picture, PictureError, broken, cut_off

BRANDS = {b"avif", b"avis"}
OTHERS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"}
BOXES = 1000
META = 1 << 20  # bytes of what is said about a picture


def read(data: bytes) -> Picture:
    """Read an AVIF. Taking notes out of it would move the picture's bytes, whose places are written all over it."""
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, unpack_from(">L", data)[0], 4))}
    if not brands & BRANDS:
        raise PictureError("file-kind", *HEIC) if brands & OTHERS else broken("it is another kind of file")
    boxes = dict(_boxes(data))
    if b"meta" not in boxes:
        raise broken("it does not tell its size")
    meta = boxes[b"meta"][:META]
    if b"Exif" in meta or b"rdf+xml" in meta or b"xml " in meta:
        message = "notes of a camera stand in this picture, and cannot be taken out of an AVIF without loss"
        raise PictureError("exif-location", message, "save it without its metadata (EXIF), or as JPEG")
    width, height = max(_sizes(meta), key=lambda size: size[0] * size[1], default=(0, 0))
    turned = (at := meta.find(b"irot")) >= 0 and meta[at + 4 : at + 5] in {b"\1", b"\3"}
    return Picture("avif", *((height, width) if turned else (width, height)), data)


HEIC = ("browsers do not show HEIC, the pictures of an iPhone", "save it as JPEG")


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    for _ in range(BOXES):
        if start == len(data):
            return
        length, kind = unpack_from(">L4s", data, start)
        if length == 1:
            (length,) = unpack_from(">Q", data, start + 8)
        length = length or len(data) - start
        if length < 8 or start + length > len(data):  # noqa: PLR2004 - the length itself and the name
            raise cut_off()
        yield kind, data[start : start + length]
        start += length


def _sizes(meta: bytes) -> Iterator[tuple[int, int]]:
    at = meta.find(b"ispe")
    while at >= 0:
        yield unpack_from(">LL", meta, at + 8)
        at = meta.find(b"ispe", at + 4)
