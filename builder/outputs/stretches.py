"""Words as readers see them: coloured by the facets that are sent, folded and cut where the network does that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from builder.channels.rules import GRAPHEME
from builder.model.factlines import fact_line
from builder.model.message import Count, Draft, Facet
from builder.model.network import WORDS, Rules
from builder.model.specimens import Meter, PartView, Stretch

BAR = 300
CLOSE = 0.95


def part_of(draft: Draft, count: Count, rules: Rules) -> PartView:
    """Return a post for its readers."""
    text = draft.text
    over = _cut(draft, rules) if count.over else len(text)
    fold = _fold(text, rules)
    if not count.facets and over == fold == len(text):  # most posts: nothing to be told apart
        return PartView((Stretch(text),) if text else (), (), tuple(meters(draft, count, rules)))
    stretches = tuple(_stretches(text, count.facets, {over, fold}, over))
    ends = accumulate(len(one.text) for one in stretches)
    seen = sum(1 for end in ends if end <= fold)
    return PartView(stretches[:seen], stretches[seen:], tuple(meters(draft, count, rules)))


def _stretches(text: str, facets: tuple[Facet, ...], cuts: set[int], over: int) -> Iterator[Stretch]:
    placed = [(_at(text, one.start), _at(text, one.end), one) for one in facets]
    edges = sorted({0, len(text), *cuts, *(edge for start, end, _ in placed for edge in (start, end))})
    for first, last in pairwise(edges):
        facet = next((one for start, end, one in placed if start <= first and last <= end), None)
        yield Stretch(text[first:last], facet.type if facet else "", over=first >= over)


def _at(text: str, offset: int) -> int:
    """Return the code point that begins at a byte."""
    if text.isascii():
        return offset
    return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))


def _cut(draft: Draft, rules: Rules) -> int:
    """Return how much of a text fits: as many whole characters as leave nothing over that the text is to blame for."""
    blameless = {one.what for one in rules.count(_short(draft, 0)).over}
    edges = [found.end() for found in GRAPHEME.finditer(draft.text)]
    low, high = 0, len(edges)
    while low < high:
        middle = (low + high + 1) // 2
        counted = rules.count(_short(draft, edges[middle - 1])).over
        low, high = (low, middle - 1) if any(one.what not in blameless for one in counted) else (middle, high)
    return edges[low - 1] if low else 0


def _short(draft: Draft, length: int) -> Draft:
    return Draft(draft.text[:length], draft.title, draft.spoiler, draft.media)


def _fold(text: str, rules: Rules) -> int:
    """Return where a network folds a text: what stands behind is read by those alone who ask for more."""
    most = rules.most("fold")
    if most is None or len(text) <= most:
        return len(text)
    if rules.facts["fold"].unit != "grapheme":
        return most
    return next((one.end() for n, one in enumerate(GRAPHEME.finditer(text), start=1) if n == most), len(text))


def meters(draft: Draft, count: Count, rules: Rules) -> Iterator[Meter]:
    """Yield how much there is of the text, then of all else that is over, and of a title."""
    yield _meter(count.length, count.limit, WORDS[count.unit], rules, count.what)
    for one in count.over:
        if one.what != count.what and not one.short and not (one.what == "title" and draft.title):
            yield _meter(one.has, one.may, f"{WORDS[one.unit]} ({_words(one.what)})".strip(), rules, one.what)
    if draft.title and "title" in rules.facts and count.what != "title":
        yield _meter(len(draft.title), rules.most("title"), "characters of the title", rules, "title")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _meter(has: int, may: int | None, unit: str, rules: Rules, name: str) -> Meter:
    rule = fact_line(name, rules.facts[name]) if name in rules.facts else None
    if not may:
        return Meter(f"{has} {unit}".strip(), "", "", 0, 0, rule)
    left = may - has
    scale = BAR / max(has, may)
    return Meter(
        says=f"{has} of {may} {unit}".strip(),
        left=f"{left} left" if left >= 0 else f"{-left} too many",
        tone="bad" if left < 0 else "close" if has >= may * CLOSE else "",
        width=round(min(has, may) * scale),
        over=BAR - round(may * scale) if left < 0 else 0,
        rule=rule,
    )
