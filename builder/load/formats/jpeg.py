"""JPEG (ITU-T T.81): segments, of which only those stay that say how the picture looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import pack, unpack_from

from builder.load.formats.exif import Notes, in_xmp, notes_of
from builder.load.formats.picture import Picture, broken, cut_off, few

SIGNATURE = b"\xff\xd8\xff"
START, END, SCAN = 0xD8, 0xD9, 0xDA
NOTES, PROFILE = 0xE1, 0xE2
APPLICATIONS = range(0xE0, 0xF0)
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
COMMENT = 0xFE
CMYK = 4  # components of a frame
# what programs wrote of it, as far as a browser needs it: pixel density, colour profile, Adobe's colour transform
LOOKS = {0xE0: b"JFIF\0", PROFILE: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
MARKER = re.compile(rb"\xff+([^\x00\xff])")
AFTER_SCAN = re.compile(
    rb"\xff[^\x00\xd0-\xd7\xff]"
)  # and not \xff+, which would look at a long run anew from each byte


def read(data: bytes) -> Picture:
    """Read a JPEG to its end; previews, films and notes that lie in or behind it are left out."""
    kept, notes, located, size, colours = [data[:2]], Notes(), False, (0, 0), 0
    for marker, segment in few(_segments(data)):
        if marker == NOTES:
            notes = notes_of(segment[10:]) if segment[4:10] == b"Exif\0\0" else notes
            located = located or notes.located or in_xmp(segment)
        if marker in FRAMES:
            height, width = unpack_from(">HH", segment, 5)
            size, colours = (width, height), segment[9]
        if _looks(marker, segment):
            kept.append(segment)
    if notes.kept:
        exif = b"Exif\0\0" + notes.kept
        at = 2 if kept[1][1] == min(APPLICATIONS) else 1  # JFIF wants to be first
        kept.insert(at, b"\xff\xe1" + pack(">H", len(exif) + 2) + exif)
    return Picture(
        "jpg", *(size[::-1] if notes.lying else size), b"".join(kept), located, bool(notes.kept) or colours == CMYK
    )


def _looks(marker: int, segment: bytes) -> bool:
    if marker in APPLICATIONS:
        return marker in LOOKS and segment[4:].startswith(LOOKS[marker])
    return marker != COMMENT


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its segment; that of a scan holds the scan too."""
    start, marker = 2, START
    while marker != END:
        found = MARKER.match(data, start)
        if not found:
            raise cut_off() if start + 4 > len(data) else broken("its bytes are damaged")
        marker, start = found[1][0], found.end() - 2
        if marker == END:
            yield marker, data[start : start + 2]
            return
        if start + 4 > len(data):
            raise cut_off()
        end = start + 2 + unpack_from(">H", data, start + 2)[0]
        if marker == SCAN:
            after = AFTER_SCAN.search(data, end)
            if not after:
                raise cut_off()
            end = after.start()
        if end > len(data):
            raise cut_off()
        yield marker, data[start:end]
        start = end
