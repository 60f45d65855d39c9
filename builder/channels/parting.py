"""A text that is longer than its network takes becomes the parts of a thread."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice

from builder.channels.rules import ENDING, GRAPHEME
from builder.model.message import Draft, Over
from builder.model.network import Rules

SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")  # a no-break space holds together what it stands between
SEAMLESS = re.compile(r"[。！？｡．]+[」』）】”’]*(?![」』）】”’、，])|[、，；：\u200b]")  # after these a line may break
EMPTY_LINE = re.compile(r"(?:\r\n|[\n\r\x85\u2028])[^\S\n]*[\n\r\x85\u2028]|\u2029")
LINE_END = re.compile(r"[\n\r\v\f\x85\u2028]")
SHORTENED = frozenset(
    (
        "bzw",
        "ca",
        "cf",
        "co",
        "dr",
        "eg",
        "etc",
        "fig",
        "ie",
        "mr",
        "mrs",
        "ms",
        "no",
        "nr",
        "prof",
        "sr",
        "st",
        "usw",
        "vgl",
        "vs",
    )
)
GRAPHEME_ENDS, WORD_ENDS, LINE_ENDS, SENTENCE_ENDS, PARAGRAPH_ENDS = range(5)
OF_THE_TEXT = frozenset({"text", "bytes", "caption"})  # what no cut makes right if it is wrong without any text
FIRST_STEP = 64
Fits = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where one part may end and the next begin: between them stands only space. *rank*: what ends there."""

    end: int
    begin: int
    rank: int


@dataclass(frozen=True, slots=True)
class _Room:
    """A post that a part is to fit into: what else it carries, and the number at its end."""

    draft: Draft
    rules: Rules
    number: str


def parted(draft: Draft, rules: Rules) -> tuple[str, ...]:
    """Return the text of *draft* as the posts of a thread, numbered at their ends; one that fits, as it is.

    A seam is between paragraphs or sentences, else between words, else between graphemes; never within what the network
    says is whole, like a link. The space at a seam is dropped. What cannot be cut stays whole, however long it is.
    """
    if _fitting(draft, draft, rules):
        return (draft.text,)
    start, stop = _trimmed(draft.text)
    bare = replace(draft, text=draft.text[start:stop])
    if not bare.text or _fitting(bare, draft, rules):
        return (bare.text or draft.text,)
    if OF_THE_TEXT & set(_beyond(replace(draft, text=""), rules)):
        return (draft.text,)
    seams = _seams(bare.text, rules.whole(bare.text))
    if len(seams) == 1:
        return (bare.text,)
    for digits in count(1):
        most = 10**digits - 1
        parts = tuple(islice(_cut(bare, seams, rules, most), most + 1))
        if len(parts) <= most:
            break
    return tuple(f"{part} {number}/{len(parts)}" for number, part in enumerate(parts, start=1))


def _fitting(one: Draft, draft: Draft, rules: Rules) -> bool:
    """Tell whether nothing of *one* is beyond a bound, but what would be of *draft* without any text: its title."""
    beyond = _beyond(one, rules)
    return not beyond or set(beyond) <= set(_beyond(replace(draft, text=""), rules)) - OF_THE_TEXT


def _beyond(draft: Draft, rules: Rules) -> tuple[str, ...]:
    return tuple(over.what for over in rules.count(draft).over if is_cut_for(over))


def is_cut_for(over: Over) -> bool:
    """Tell whether a text becomes a thread for it: not for too few of anything, nor for hearsay about hashtags."""
    return not over.short and (over.certain or over.what != "hashtags")


def _trimmed(text: str) -> tuple[int, int]:
    """Return where *text* begins and ends without the space around it; a space with an accent is a letter."""
    start, stop = 0, len(text)
    if found := SPACES.match(text):
        start = found.end() - (GRAPHEME.match(text, found.end() - 1).end() != found.end())
    while stop > start and SPACES.match(text[stop - 1]):
        stop -= 1
    return start, stop


def _seams(text: str, spans: tuple[tuple[int, int], ...]) -> list[_Seam]:
    """Return every place at which *text* may be cut, and its end."""
    edges = {found.end() for found in GRAPHEME.finditer(text)}
    for start, end in spans:
        edges.difference_update(range(start + 1, end))
    better = {seam.end: seam for seam in (*_spaced(text, edges), *_unspaced(text, edges))}
    for seam in better.values():
        edges.difference_update(range(seam.end, seam.begin + 1))
    edges.discard(len(text))
    plain = (_Seam(edge, edge, GRAPHEME_ENDS) for edge in edges)
    inner = sorted((*plain, *better.values()), key=lambda seam: seam.end)
    return [*inner, _Seam(len(text), len(text), PARAGRAPH_ENDS)]


def _spaced(text: str, edges: set[int]) -> Iterator[_Seam]:
    for found in SPACES.finditer(text):
        end = found.start()
        begin = found.end() if found.end() in edges else found.end() - 1
        if 0 < end < begin < len(text) and end in edges and begin in edges:
            yield _Seam(end, begin, _rank(text, end, begin))


def _unspaced(text: str, edges: set[int]) -> Iterator[_Seam]:
    for found in SEAMLESS.finditer(text):
        at = found.end()
        if at < len(text) and at in edges and not SPACES.match(text, at):
            yield _Seam(at, at, WORD_ENDS if found[0] in "、，；：\u200b" else SENTENCE_ENDS)


def _rank(text: str, end: int, begin: int) -> int:
    if EMPTY_LINE.search(text, end, begin):
        return PARAGRAPH_ENDS
    if ends_sentence(text, end, begin):
        return SENTENCE_ENDS
    return LINE_ENDS if LINE_END.search(text, end, begin) else WORD_ENDS


def ends_sentence(text: str, end: int, begin: int) -> bool:
    """Tell whether a sentence ends here; a full stop may stand in `Dr. Gray`, `3. May` and `z. B.` as well."""
    found = ENDING.search(text, max(0, end - 24), end)
    if found is None or found["stop"] is None:
        return found is not None
    word = text[max(0, end - 24) : found.start()].rpartition(" ")[2].lstrip("(\"'“„«")
    short = (len(word) == 1 and word.isalpha()) or word.isdecimal() or word.replace(".", "").lower() in SHORTENED
    return not short and not text[begin].islower()


def _cut(draft: Draft, seams: list[_Seam], rules: Rules, most: int) -> Iterator[str]:
    """Yield the parts of *draft*, each with room for its number in a thread of *most*."""
    start, first, step = 0, 0, FIRST_STEP
    for number in count(1):
        fits = partial(
            _fits,
            _Room(draft if number == 1 else Draft("", spoiler=draft.spoiler), rules, f" {number}/{most}"),
            draft.text,
            start,
        )
        reach = _reach(seams, fits, first, step)
        liked = _liked(seams, start, first, reach)
        at = next((at for at in liked if at == first or fits(seams[at].end)), first)
        yield draft.text[start : seams[at].end]
        start, first, step = seams[at].begin, at + 1, max(8, reach - first)
        if first == len(seams):
            return


def _fits(room: _Room, text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of *text* fits with its number into a post that has the rest of a draft to carry."""
    return _fitting(replace(room.draft, text=f"{text[start:end]}{room.number}"), room.draft, room.rules)


def _reach(seams: list[_Seam], fits: Fits, first: int, step: int) -> int:
    """Return the seam up to which a part may go; *first* at least. What it looks at is never much longer than that."""
    low, high, last = first, first + step, len(seams) - 1
    while high < last and fits(seams[high].end):
        low, high = high, high + 2 * (high - first)
    if high >= last:
        if fits(seams[last].end):
            return last
        high = last
    return low + bisect_left(range(low + 1, high), 1, key=lambda at: not fits(seams[at].end))


def _liked(seams: list[_Seam], start: int, first: int, reach: int) -> Iterator[int]:
    """Yield the seams up to *reach*, the one that is liked best first.

    The end of a sentence comes before that of a word. The end of a paragraph comes before both, and that of a line
    before that of a word, where the part does not become half as long by it.
    """
    if reach == len(seams) - 1:
        yield reach
    half = (start + seams[reach].end) // 2
    near = range(reach, first - 1, -1)
    yield from (at for at in near if seams[at].rank == PARAGRAPH_ENDS and seams[at].end > half)
    yield from (at for at in near if seams[at].rank >= SENTENCE_ENDS)
    yield from (at for at in near if seams[at].rank == LINE_ENDS and seams[at].end > half)
    yield from (at for at in near if seams[at].rank >= WORD_ENDS)
    yield from near
