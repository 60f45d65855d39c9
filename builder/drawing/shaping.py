"""Letters to outlines, by HarfBuzz: which glyphs write a run of text, and what each looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent / "fonts"
MISSING = 0  # the glyph that stands for none
Command = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph and where it stands from the beginning of its run, in ems."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Run:
    """The glyphs of a run of text, from left to right, and how far it reaches in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


@dataclass(frozen=True, eq=False)
class Face:
    """One of the shipped fonts, opened."""

    name: str
    _font: hb.Font = field(repr=False)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - a face lives as long as the program
    def shaped(self, text: str, lang: str, *, leftward: bool = False) -> Run:
        """Return *text*, all of one direction, as glyphs."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.language = lang
        hb.shape(self._font, buffer)
        em, x = self._font.face.upem, 0
        glyphs: list[Glyph] = []
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(info.codepoint, (x + at.x_offset) / em, at.y_offset / em))
            x += at.x_advance
        return Run(tuple(glyphs), x / em)

    def writes(self, cluster: str) -> bool:
        """Tell whether the font has all that a grapheme is made of."""
        return all(glyph.id != MISSING for glyph in self.shaped(cluster, "").glyphs)

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - likewise
    def outline(self, glyph: int) -> tuple[Command, ...]:
        """Return the commands of an SVG path, in ems, that draw a glyph at the origin; up is positive."""
        em = self._font.face.upem
        commands: list[Command] = []
        self._font.draw_glyph(glyph, _pen(), commands)
        return tuple((letter, tuple(one / em for one in numbers)) for letter, numbers in commands)

    def drawn(self, run: Run, x: float, y: float, size: float) -> Iterator[str]:
        """Yield the path of *run*, that begins at *x* on the baseline *y*, in pixels."""
        for glyph in run.glyphs:
            left, base = x + glyph.x * size, y - glyph.y * size
            for letter, numbers in self.outline(glyph.id):
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                yield letter + " ".join(f"{left + one * size:.2f} {base - two * size:.2f}" for one, two in pairs)


@cache
def face(name: str) -> Face:
    """Open a shipped font."""
    return Face(name, hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf")))))


@cache
def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, to: to.append(("M", (x, y))))
    pen.set_line_to_func(lambda x, y, to: to.append(("L", (x, y))))
    pen.set_quadratic_to_func(lambda a, b, x, y, to: to.append(("Q", (a, b, x, y))))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, to: to.append(("C", (a, b, c, d, x, y))))
    pen.set_close_path_func(lambda to: to.append(("Z", ())))
    return pen
