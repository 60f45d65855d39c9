"""Which way each letter runs: marks, numbers, brackets and what has no way of its own (UAX 9, rules W1 to N2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import bidirectional, category, mirrored, normalize

OPENED = 63  # brackets that may be open at once
ISOLATES = {"LRI": 0, "RLI": 1, "FSI": None}
NEUTRAL = {"B", "S", "WS", "ON", "PDI", *ISOLATES}
STRONG = {"L": "L", "R": "R", "AL": "R", "AN": "R", "EN": "R"}  # as rules N0 to N2 take them


@dataclass(frozen=True, slots=True)
class IsolatingRun:
    """An isolating run sequence (definition BD13): its letters by place, its level, and what stands around it."""

    places: tuple[int, ...]
    level: int
    before: str
    after: str


def side(level: int) -> str:
    return "R" if level % 2 else "L"


def resolve(text: str, classes: list[str], sequence: IsolatingRun) -> None:
    """Give every letter of *sequence* one of the classes L, R, EN and AN."""
    own = [classes[at] for at in sequence.places]
    _marks(own, sequence.before)
    _numbers(own, sequence.before)
    marks = [at for at, place in enumerate(sequence.places) if bidirectional(text[place]) == "NSM"]
    _brackets([text[place] for place in sequence.places], own, sequence, marks)
    _neutral(own, sequence)
    for at, one in zip(sequence.places, own, strict=True):
        classes[at] = one


def _marks(own: list[str], before: str) -> None:
    """Give marks the class of what they stand on, and numbers after Arabic letters theirs (rules W1 to W3)."""
    last = strong = before
    for at, one in enumerate(own):
        if one == "NSM":
            own[at] = "ON" if last in {*ISOLATES, "PDI"} else last
        last = own[at]
        if last in {"L", "R", "AL"}:
            strong = last
        if last == "EN" and strong == "AL":
            own[at] = last = "AN"
    own[:] = ["R" if one == "AL" else one for one in own]


def _numbers(own: list[str], before: str) -> None:
    """Resolve what stands between and around numbers, and numbers after Latin letters (rules W4 to W7)."""
    for at in range(1, len(own) - 1):  # W4
        around = own[at - 1], own[at + 1]
        if (own[at] in {"ES", "CS"} and around == ("EN", "EN")) or (own[at] == "CS" and around == ("AN", "AN")):
            own[at] = around[0]
    at = 0
    while at < len(own):  # W5, W6
        end = at
        while end < len(own) and own[end] == "ET":
            end += 1
        if end > at:
            number = "EN" in (own[at - 1] if at else "", own[end] if end < len(own) else "")
            own[at:end] = ["EN" if number else "ON"] * (end - at)
        at = max(end, at + 1)
    strong = before
    for at, one in enumerate(own):  # W6, W7
        strong = one if one in {"L", "R"} else strong
        own[at] = "ON" if one in {"ES", "CS"} else "L" if one == "EN" and strong == "L" else one


def _brackets(letters: Sequence[str], own: list[str], sequence: IsolatingRun, marks: Sequence[int]) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    inside = side(sequence.level)
    for first, last in sorted(_pairs(letters, own)):
        within = {STRONG[one] for one in own[first + 1 : last] if one in STRONG}
        if not within:
            continue
        earlier = (STRONG[one] for one in reversed(own[:first]) if one in STRONG)
        chosen = inside if inside in within or next(earlier, sequence.before) == inside else next(iter(within))
        for place in (first, last):
            own[place] = chosen
            while (place := place + 1) in marks:
                own[place] = chosen


def _pairs(letters: Sequence[str], own: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the brackets of each pair stand (definition BD16)."""
    open_: list[tuple[str, int]] = []
    for at, letter in enumerate(letters):
        if own[at] != "ON":
            continue
        letter = normalize("NFC", letter)  # noqa: PLW2901 - the angle brackets of both blocks are the same
        if closing := _closing(letter):
            if len(open_) == OPENED:
                return
            open_.append((closing, at))
        elif any(wanted == letter for wanted, _ in open_):
            while True:
                wanted, first = open_.pop()
                if wanted == letter:
                    yield first, at
                    break


@cache
def _closing(letter: str) -> str:
    """Return the bracket that closes *letter*, or nothing (BidiBrackets.txt: a Ps that is mirrored, and its Pe)."""
    if category(letter) != "Ps" or not mirrored(letter):
        return ""
    if letter in "⦍⦏":  # U+298D and U+298F, whose ticks cross
        return {"⦍": "⦐", "⦏": "⦎"}[letter]
    follows = (chr(ord(letter) + step) for step in (1, 2))
    return next((one for one in follows if category(one) == "Pe"), "")


def _neutral(own: list[str], sequence: IsolatingRun) -> None:
    """Give what has no direction that of both its neighbours, else that of the whole (rules N1 and N2)."""
    at = 0
    while at < len(own):
        end = at
        while end < len(own) and own[end] in NEUTRAL:
            end += 1
        if end > at:
            before = STRONG[own[at - 1]] if at else sequence.before
            after = STRONG[own[end]] if end < len(own) else sequence.after
            own[at:end] = [before if before == after else side(sequence.level)] * (end - at)
        at = max(end, at + 1)
