"""Letters as they are set: what a line may end in, how wide each piece is, and in which order a line shows its runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter
from unicodedata import bidirectional, category

from builder.drawing.bidi import direction_of, levels, runs
from builder.drawing.breaking import breaks, cells
from builder.drawing.lettering import Cut, Letters, letters_of

ELLIPSIS = "…"
DROP = 0.24  # how far letters hang below the last line, in ems


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands on one line, letters from *first* to before *last*: its width without and with the space after it,
    in ems."""

    first: int
    last: int
    width: float
    whole: float


@dataclass(frozen=True)
class Setting:
    """Letters that are to be set, and the way that the whole runs."""

    letters: Letters
    leftward: bool
    lang: str
    _widths: dict[tuple[int, int], float] = field(default_factory=dict)

    @property
    def rise(self) -> float:
        return max(cut.rise for cut in self.letters.cuts)

    @property
    def leading(self) -> float:
        return max(cut.leading for cut in self.letters.cuts)

    def height(self, lines: int) -> float:
        """Return the height of so many lines, in ems."""
        return self.rise + (lines - 1) * self.leading + DROP

    def most(self, height: float) -> int:
        """Return how many lines fit into a height, in ems: one at the least."""
        return max(1, 1 + int((height - self.rise - DROP) / self.leading))

    @cached_property
    def levels(self) -> list[int]:
        """Return the level of each code point."""
        text = self.letters.text
        return levels(text, direction_of(text, int(self.leftward)))

    def pieces(self, room: float, *, torn: bool) -> list[Piece]:
        """Return what no line may end in; nothing where one is wider than *room*, unless words may be *torn*."""
        found: list[Piece] = []
        clusters = self.letters.clusters
        for first, last in pairwise((0, *breaks(clusters), len(clusters))):
            piece = self.piece(first, last)
            if piece.width <= room:
                found.append(piece)
                continue
            inner = [at for at in cells(clusters) if first < at < last]
            if not inner and not torn:
                return []
            for one, next_ in pairwise((first, *(inner or range(first + 1, last)), last)):
                found.append(self.piece(one, next_))
        return found

    def cut(self, room: float, most: int, text: Cut) -> Setting:
        """Return the beginning of it that fits on *most* lines with an ellipsis after it."""
        pieces = self.pieces(room, torn=True)
        dots = letters_of(ELLIPSIS, text)
        assert dots is not None  # noqa: S101 - the fonts that ship have it
        more = self._width(dots.clusters, dots.cuts)
        count = len(pieces)
        while count:
            last = pieces[count - 1]
            tried = [*pieces[: count - 1], Piece(last.first, last.last, last.width + more, last.whole + more)]
            if len(lines_of(tried, room)) <= most and tried[-1].width <= room:
                break
            count -= 1
        kept = pieces[count - 1].last if count else 0
        while kept and category(self.letters.clusters[kept - 1][0])[0] in "PZ":
            kept -= 1
        letters = Letters(self.letters.clusters[:kept] + dots.clusters, self.letters.cuts[:kept] + dots.cuts)
        return Setting(letters, self.leftward, self.lang)

    def line(self, piece: Piece) -> Iterator[tuple[str, Cut, bool]]:
        """Yield the runs of a line from left to right: of one font and one direction, told whether from the right."""
        clusters, cuts = self.letters.clusters, self.letters.cuts
        start = sum(map(len, clusters[: piece.first]))
        of = [cut for one in range(piece.first, piece.last) for cut in [cuts[one]] * len(clusters[one])]
        text = "".join(clusters[piece.first : piece.last]).rstrip(" ")
        own = self.levels[start : start + len(text)]
        for first, last in runs(own):
            leftward = own[first] % 2 == 1
            grouped = groupby(range(first, last), of.__getitem__)
            parts = [(cut, text[(places := list(group))[0] : places[-1] + 1]) for cut, group in grouped]
            for cut, part in reversed(parts) if leftward else parts:
                yield part, cut, leftward

    def piece(self, first: int, last: int) -> Piece:
        clusters, cuts = self.letters.clusters[first:last], self.letters.cuts[first:last]
        seen = len(clusters) - (clusters[-1] == " ")
        width = self._width(clusters[:seen], cuts[:seen])
        return Piece(first, last, width, self._width(clusters, cuts) if seen < len(clusters) else width)

    def _width(self, clusters: Sequence[str], cuts: Sequence[Cut]) -> float:
        width = 0.0
        for cut, group in groupby(zip(cuts, clusters, strict=True), itemgetter(0)):
            part = "".join(cluster for _, cluster in group)
            leftward = any(bidirectional(letter) in {"R", "AL"} for letter in part)
            width += cut.face.shaped(part, self.lang, leftward=leftward).width * cut.scale
        return width


def lines_of(pieces: Sequence[Piece], room: float) -> list[Piece]:
    """Return *pieces* on as few lines as there can be."""
    lines: list[Piece] = []
    for piece in pieces:
        if lines and lines[-1].whole + piece.width <= room:
            before = lines.pop()
            lines.append(Piece(before.first, piece.last, before.whole + piece.width, before.whole + piece.whole))
        else:
            lines.append(piece)
    return lines
