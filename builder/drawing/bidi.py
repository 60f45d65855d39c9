"""The order of letters on a line whose words run both ways: Unicode's bidirectional algorithm (UAX 9, revision 48)."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from builder.drawing.resolving import ISOLATES, STRONG, IsolatingRun, resolve, side

DEEPEST = 125  # max_depth
EMBEDS = {"LRE": 0, "RLE": 1, "LRO": 0, "RLO": 1}
OVERRIDES = {"LRO": "L", "RLO": "R"}
IGNORED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}  # removed by rule X9


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each letter of a paragraph: odd ones run from right to left. *base* is 0 or 1."""
    classes = [bidirectional(letter) or "L" for letter in text]
    if base == 0 and not any(one in {"R", "AL", "AN"} or one in ISOLATES or one in EMBEDS for one in classes):
        return [0] * len(text)
    found, resolved = _explicit(classes, base)
    for sequence in tuple(_sequences(classes, found, base)):
        resolve(text, resolved, sequence)
        for at in sequence.places:
            found[at] += _implied(resolved[at], found[at])
    _reset(classes, found, base)
    return found


def runs(found: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of one level of a line as they are seen from left to right (rule L2): first and past last."""
    stretches: list[tuple[int, int]] = []
    for at in range(len(found)):
        if stretches and found[at] == found[at - 1]:
            stretches[-1] = (stretches[-1][0], at + 1)
        else:
            stretches.append((at, at + 1))
    for level in range(max(found, default=0), 0, -1):
        first = 0
        while first < len(stretches):
            last = first
            while last < len(stretches) and found[stretches[last][0]] >= level:
                last += 1
            stretches[first:last] = reversed(stretches[first:last])
            first = max(last, first + 1)
    yield from stretches


def direction_of(text: str, base: int) -> int:
    """Return the level that *text* begins with: *base*, unless all its letters run the other way."""
    strong = {STRONG[one] for letter in text if (one := bidirectional(letter)) in {"L", "R", "AL"}}
    return base if len(strong) != 1 else int(strong == {"R"})


def _explicit(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Return the levels that embeddings, overrides and isolates give (rules X1 to X8), and the classes they change."""
    ends, open_ = _ends(classes), _Open([_Layer(base)])
    found, resolved = [base] * len(classes), list(classes)
    for at, one in enumerate(classes):
        if one == "PDI":
            open_.end_isolate()
        layer = open_.layers[-1]
        found[at] = layer.level
        if layer.override and one not in IGNORED:
            resolved[at] = layer.override
        if one == "PDF":
            open_.end_embedding()
        elif one in ISOLATES or one in EMBEDS:
            way = EMBEDS.get(one, ISOLATES.get(one))
            open_.begin(one, _first_strong(classes, at + 1, ends[at]) if way is None else way)
    return found, resolved


@dataclass(frozen=True, slots=True)
class _Layer:
    """An embedding, an override or an isolate, with all that stands in it."""

    level: int
    override: str = ""
    isolate: bool = False


@dataclass(slots=True)
class _Open:
    """The layers that are open, and how many are too deep to count."""

    layers: list[_Layer]
    lost: int = 0
    lost_isolates: int = 0

    def begin(self, one: str, way: int) -> None:
        """Open a layer at the next deeper level that runs this *way*."""
        level, isolate = self.layers[-1].level + 1, one in ISOLATES
        level += level % 2 != way
        if level <= DEEPEST and not self.lost and not self.lost_isolates:
            self.layers.append(_Layer(level, OVERRIDES.get(one, ""), isolate))
        elif isolate:
            self.lost_isolates += 1
        elif not self.lost_isolates:
            self.lost += 1

    def end_embedding(self) -> None:
        if self.lost_isolates:
            return
        if self.lost:
            self.lost -= 1
        elif len(self.layers) > 1 and not self.layers[-1].isolate:
            self.layers.pop()

    def end_isolate(self) -> None:
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif any(layer.isolate for layer in self.layers):
            self.lost = 0
            while not self.layers.pop().isolate:
                pass


def _ends(classes: Sequence[str]) -> dict[int, int]:
    """Return where each isolate ends: at its matching PDI, else at the end of the text (definition BD9)."""
    ends: dict[int, int] = {}
    open_: list[int] = []
    for at, one in enumerate(classes):
        if one in ISOLATES:
            open_.append(at)
        elif one == "PDI" and open_:
            ends[open_.pop()] = at
    return ends | dict.fromkeys(open_, len(classes))


def _first_strong(classes: Sequence[str], start: int, end: int) -> int:
    """Return the level of the first letter that has a direction, isolates left out (rules P2 and P3)."""
    depth = 0
    for one in classes[start:end]:
        depth += (one in ISOLATES) - (one == "PDI")
        if depth == 0 and one in {"L", "R", "AL"}:
            return int(one != "L")
    return 0


def _sequences(classes: Sequence[str], found: Sequence[int], base: int) -> Iterator[IsolatingRun]:
    """Yield the isolating run sequences of a paragraph (rule X10)."""
    kept = [at for at, one in enumerate(classes) if one not in IGNORED]
    stretches: list[list[int]] = []
    for at in kept:
        if stretches and found[stretches[-1][-1]] == found[at]:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    ends = _ends(classes)
    begins = {stretch[0]: stretch for stretch in stretches}
    resumed = {end for end in ends.values() if end < len(classes)}
    for stretch in stretches:
        if stretch[0] in resumed:
            continue
        places = list(stretch)
        while (end := ends.get(places[-1], len(classes))) in begins:
            places += begins[end]
        level, first, last = found[places[0]], kept.index(places[0]), bisect(kept, places[-1])
        before = found[kept[first - 1]] if first else base
        after = found[kept[last]] if last < len(kept) and classes[places[-1]] not in ISOLATES else base
        yield IsolatingRun(tuple(places), level, side(max(level, before)), side(max(level, after)))


def _implied(one: str, level: int) -> int:
    """Return by how much a letter stands deeper than its surroundings (rules I1 and I2)."""
    if level % 2:
        return int(one in {"L", "EN", "AN"})
    return {"R": 1, "AN": 2, "EN": 2}.get(one, 0)


def _reset(classes: Sequence[str], found: list[int], base: int) -> None:
    """Let what X9 left out follow what it stands behind, so that it parts nothing (UAX 9, section 5.2); and bring the
    space at the end, and before what separates, back to the whole (rule L1)."""
    for at, one in enumerate(classes):
        if one in IGNORED:
            found[at] = found[at - 1] if at else base
    trailing = True
    for at in range(len(classes) - 1, -1, -1):
        one = classes[at]
        trailing = one in {"B", "S"} or (trailing and (one in {"WS", "LRI", "RLI", "FSI", "PDI"} or one in IGNORED))
        if trailing:
            found[at] = base
