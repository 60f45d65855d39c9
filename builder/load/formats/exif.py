"""The notes of a camera (EXIF): which way up a picture is, which is kept, and where it was taken, which is not."""

from __future__ import annotations

from dataclasses import dataclass
from struct import error as StructError  # noqa: N812 - a class with a function's name
from struct import pack, unpack_from

ORIENTATION, GPS = 0x0112, 0x8825  # CIPA DC-008-2023, 4.6.5 and 4.6.3
SHORT = 3
UPRIGHT = 1
ENTRIES = 200


@dataclass(frozen=True, slots=True)
class Notes:
    """*orientation* from 1 to 8, and whether there is a place."""

    orientation: int = UPRIGHT
    located: bool = False

    @property
    def lying(self) -> bool:
        """Whether width and height change places when it is shown."""
        return self.orientation >= 5  # noqa: PLR2004 - CIPA DC-008-2023, 4.6.5

    @property
    def kept(self) -> bytes:
        """EXIF of the orientation alone; nothing where that is as everyone expects."""
        if self.orientation == UPRIGHT:
            return b""
        return pack(">2sHLHHHLHHL", b"MM", 42, 8, 1, ORIENTATION, SHORT, 1, self.orientation, 0, 0)


def notes_of(data: bytes) -> Notes:
    """Read a TIFF header and its first directory; what cannot be read says nothing."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return Notes()
    orientation, located = UPRIGHT, False
    try:
        (start,) = unpack_from(f"{order}L", data, 4)
        (count,) = unpack_from(f"{order}H", data, start)
        for number in range(min(count, ENTRIES)):
            tag, kind, _, value = unpack_from(f"{order}HHLH", data, start + 2 + 12 * number)
            located = located or tag == GPS
            if tag == ORIENTATION and kind == SHORT and 1 <= value <= 8:  # noqa: PLR2004 - as above
                orientation = value
    except StructError:
        pass
    return Notes(orientation, located)


def in_xmp(data: bytes) -> bool:
    """Tell whether a place stands in XMP."""
    return b"GPSL" in data or b"GPSDest" in data
