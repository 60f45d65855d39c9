"""Numbers to charts: upright bars for time, lying ones for names. Wide enough for a telephone, and no wider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.charts import Anchor, Bar, Chart, Kind, Word

WIDTH = 308  # units, of which the narrowest window shows one a pixel
HEIGHT, BASE, TOP = 140, 118, 26
THICK = 32  # of an upright bar, at most
STEP = 18  # of one piece in an upright bar, at most
ROOM = 46  # that a label below a bar takes
LYING, ROW = 13, 40
ENDING = 44  # that a number behind a bar takes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    value: int
    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Heap:
    """The parts of one bar, and its label; *said* stands beside it instead of their sum."""

    label: str
    parts: tuple[Part, ...]
    said: str = ""

    @property
    def total(self) -> int:
        return sum(part.value for part in self.parts)


def upright(heaps: Sequence[Heap], bound: int | None = None) -> Chart:
    """Return a bar for each of *heaps* from the start of the line to its end; *bound* is a line across."""
    most = max([heap.total for heap in heaps] + [bound or 0, 1])
    unit = min(STEP, (BASE - TOP) / most)
    step = WIDTH / len(heaps)
    thick = min(THICK, step * 0.64)
    every = -(-ROOM // int(step))  # so many bars share the room of one label
    bars: list[Bar] = []
    words: list[Word] = []
    for number, heap in enumerate(heaps):
        middle, y = step * (number + 0.5), float(BASE)
        for part in heap.parts:
            height = part.value * unit
            y -= height
            if part.value:
                bars.append(_bar(middle - thick / 2, y, thick, height - min(1, height / 2), part, heap))
        if heap.total or heap.said:
            words.append(_word(middle, y - 5, "middle", heap.said or str(heap.total), strong=True))
        if number % every == 0:
            words.append(_word(middle, HEIGHT - 6, "middle", heap.label))
    line = None if bound is None else round(BASE - bound * unit, 1)
    return Chart(WIDTH, HEIGHT, tuple(bars), tuple(words), BASE, line)


def lying(heaps: Sequence[Heap]) -> Chart:
    """Return a bar for each of *heaps* below each other, each under its label."""
    unit = (WIDTH - ENDING) / max(*(heap.total for heap in heaps), 1, 1)
    bars: list[Bar] = []
    words: list[Word] = []
    for number, heap in enumerate(heaps):
        top, x = number * ROW, 0.0
        words.append(_word(0, top + LYING, "start", heap.label))
        for part in heap.parts:
            if part.value:
                bars.append(_bar(x, top + LYING + 6, part.value * unit, LYING, part, heap))
            x += part.value * unit
        words.append(_word(x + 5, top + 2 * LYING + 4, "start", heap.said or str(heap.total), strong=True))
    return Chart(WIDTH, max(1, len(heaps)) * ROW, tuple(bars), tuple(words))


def _bar(x: float, y: float, width: float, height: float, part: Part, heap: Heap) -> Bar:  # noqa: PLR0913, PLR0917 - a box
    label = f"{heap.label}, {part.name}" if part.name else heap.label
    return Bar(round(x, 1), round(y, 1), round(width, 1), round(height, 1), part.kind, label, part.value)


def _word(x: float, y: float, anchor: Anchor, text: str, *, strong: bool = False) -> Word:
    return Word(round(x, 1), round(y, 1), anchor, text, strong)
