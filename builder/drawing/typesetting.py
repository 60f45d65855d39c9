"""Words to lines that fill a box: as large as they fit, balanced; what does not fit at all is cut at a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.drawing.lettering import TEXT, TITLE, Cut, letters_of
from builder.drawing.setting import Piece, Setting, lines_of

# all that is no letter, but for spaces that part nothing (U+00A0, U+2007, U+202F)
SPACE = re.compile(r"[ \x00-\x1f\x7f-\x9f\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
LONGEST = 400  # letters of a text that are looked at
NEARER = 10  # halvings by which the width of balanced lines is found


@dataclass(frozen=True, slots=True)
class Box:
    """The room for words, in pixels; *sizes* are tried from the largest to the smallest."""

    width: float
    height: float
    sizes: tuple[float, ...]
    leftward: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Words as they are drawn: the *path* of their outlines from the top left of their box, and what they fill of it.

    *bold* are outlines that want a line of *edge* pixels around them, since their font has no bold. All in pixels.
    """

    path: str
    bold: str
    edge: float
    width: float
    height: float
    lines: int
    size: float


@dataclass(frozen=True, slots=True)
class Writer:
    """What templates set words with, in the language and the direction of their page."""

    lang: str
    leftward: bool

    def __call__(
        self, words: str, width: float, height: float, sizes: Sequence[float], *, plain: bool = False
    ) -> Block | None:
        """Set *words*, as titles are or *plain*; nothing if there are none, or no font has a letter of theirs."""
        box = Box(width, height, tuple(sizes), self.leftward, self.lang)
        return block_of(words, box, TEXT if plain else TITLE)


def block_of(words: str, box: Box, text: Cut = TITLE) -> Block | None:
    """Set *words*; None if there are none, or no font has a letter of theirs."""
    letters = letters_of(SPACE.sub(" ", words).strip()[:LONGEST], text)
    if letters is None or not letters.clusters:
        return None
    setting = Setting(letters, box.leftward, box.lang)
    smallest = box.sizes[-1]
    for size in box.sizes:
        room = box.width / size
        pieces = setting.pieces(room, torn=size == smallest)
        lines = lines_of(pieces, room) if pieces else []
        if lines and setting.height(len(lines)) * size <= box.height:
            return _drawn(setting, _balanced(pieces, lines, room), box, size)
    most = setting.most(box.height / smallest)
    if len(lines) <= most:  # a box that is too low for its smallest letters
        return _drawn(setting, lines, box, smallest)
    shorter = setting.cut(box.width / smallest, most, text)
    pieces = shorter.pieces(box.width / smallest, torn=True)
    return _drawn(shorter, lines_of(pieces, box.width / smallest)[:most], box, smallest)


def _balanced(pieces: Sequence[Piece], lines: list[Piece], room: float) -> list[Piece]:
    """Return as many lines, as like in width as they can be."""
    narrow, wide = max(piece.width for piece in pieces), room
    for _ in range(NEARER):
        middle = (narrow + wide) / 2
        tried = lines_of(pieces, middle)
        narrow, wide, lines = (narrow, middle, tried) if len(tried) <= len(lines) else (middle, wide, lines)
    return lines


def _drawn(setting: Setting, lines: Sequence[Piece], box: Box, size: float) -> Block:
    path: list[str] = []
    bold: list[str] = []
    edge = widest = 0.0
    for number, piece in enumerate(lines):
        shaped = [(cut, cut.face.shaped(part, box.lang, leftward=way)) for part, cut, way in setting.line(piece)]
        width = sum(run.width * cut.scale for cut, run in shaped) * size
        x, y = box.width - width if box.leftward else 0.0, (setting.rise + number * setting.leading) * size
        for cut, run in shaped:
            (bold if cut.bolder else path).extend(cut.face.drawn(run, x, y, size * cut.scale))
            edge, x = max(edge, cut.bolder * size), x + run.width * cut.scale * size
        widest = max(widest, width)
    height = setting.height(len(lines)) * size
    return Block("".join(path), "".join(bold), edge, widest, height, len(lines), size)
