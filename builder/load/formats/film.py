"""MP4 and QuickTime: where a telephone took a film stands in it as text (ISO 6709), and is overwritten with zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import unpack_from

from builder.load.formats.picture import Picture, few
from builder.load.kinds import named

SUFFIXES = named("mp4 m4v mov m4a")
# `©xyz` and Apple's `location.ISO6709` both hold it: +52.5200+013.4050+034.000/
PLACE = re.compile(rb"[+-]\d{2}\.\d{2,8}[+-]\d{3}\.\d{2,8}(?:[+-]\d{1,5}(?:\.\d{1,8})?)?/")
DIGIT = re.compile(rb"\d")
SOUND_AND_PICTURES = b"mdat"  # nearly all of a film, and nobody's words


def read(data: bytes) -> Picture:
    """Return a film with as many bytes as before, so that all that points into it still does."""
    view, kept, changed = memoryview(data), [], False
    for kind, start, end in few(_boxes(data)):
        before = data[start:end] if kind != SOUND_AND_PICTURES else b""
        after = PLACE.sub(lambda place: DIGIT.sub(b"0", place[0]), before)
        kept.append(view[start:end] if after == before else memoryview(after))
        changed = changed or after != before
    return Picture("", 0, 0, b"".join(kept) if changed else data, located=changed)


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each box (ISO/IEC 14496-12, 4.2), where it begins and ends; what is none is one to the end."""
    start = 0
    while start < len(data):
        end = start
        if start + 16 <= len(data):
            length, kind, longer = unpack_from(">L4sQ", data, start)
            end = start + (longer if length == 1 else length)
        if not start + 8 <= end <= len(data):
            kind, end = b"", len(data)
        yield kind, start, end
        start = end
