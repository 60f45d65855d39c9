"""What is found in a picture, and why one cannot be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

PIECES = 50_000  # the parts of a picture; a long film in a picture has a tenth
PIXELS = 100_000_000  # more fill 400 MB of memory when they are shown


class PictureError(ValueError):
    """Why a picture is not published, or, if not *firm*, what was mended: rule, message, what to do, where."""

    def __init__(self, rule: str, message: str, hint: str, line: int = 1, *, firm: bool = True) -> None:
        self.rule = rule
        self.line = line
        self.firm = firm
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as browsers show it: its suffix (a film has none here, and keeps its name), its size in pixels (0 if
    unknown), the bytes that may be public.

    *located*: the place where it was taken stood in it. *odd*: it is turned by its notes, or has a printer's colours,
    so that not everything shows it rightly.
    """

    suffix: str
    width: int
    height: int
    data: bytes
    located: bool = False
    odd: bool = False


def sized(picture: Picture) -> Picture:
    """Return *picture*; PictureError if nobody could show it. Drawings and films may have no size."""
    if picture.suffix not in {"svg", ""} and not (picture.width and picture.height):
        raise broken("it does not tell its size")
    if picture.width * picture.height > PIXELS:
        message = f"this picture has {picture.width} × {picture.height} pixels, more than a browser can show"
        raise PictureError("file-too-large", message, "save it smaller; 2000 pixels are wide enough for any page")
    return picture


def broken(what: str) -> PictureError:
    """Return the error of a picture in which *what* is wrong."""
    hint = "save it again with the program it was made with, or put the original here"
    return PictureError("broken-picture", f"this picture cannot be shown: {what}", hint)


def cut_off() -> PictureError:
    return broken("it ends too early, as after a copy that was interrupted")


def few(pieces: Iterator[T]) -> Iterator[T]:
    """Yield *pieces*, if they are as many as a picture has."""
    for number, piece in enumerate(pieces):
        if number == PIECES:
            raise broken("it is in too many pieces")
        yield piece
