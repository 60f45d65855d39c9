"""What the files of networks are made of: how letters are counted, and how what was measured becomes a count."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

from builder.model.message import Count, Facet, Over
from builder.model.network import Rules

Match = regex.Match
GRAPHEME = regex.compile(r"\X")
# an emoji of any sort (UTS 51, ED-17): a flag, a key, or pictographs with tones, tags or U+FE0F, joined or not; © and ®
# are letters without U+FE0F
PICTOGRAPH = (
    r"(?![©®](?!\uFE0F))\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:[\U000E0020-\U000E007E]+\U000E007F)?"
)
EMOJI = regex.compile(rf"\p{{RI}}\p{{RI}}|[0-9#*]\uFE0F?\u20E3|{PICTOGRAPH}(?:\u200D{PICTOGRAPH})*")
# the end of a sentence in any script (UAX 29, STerm and ATerm), and what closes after it
ENDING = regex.compile(r"""(?:[\p{SB=ST}…]|(?P<stop>\.))[\p{Pe}\p{Pf}"'*_]*\Z""")
# those that are shown in colour, as a plain ✔ is not: by themselves, or since U+FE0F or a tone asks for it
PICTURE = r"(?:\p{Emoji_Presentation}(?!\ufe0e)|\p{Extended_Pictographic}(?=[\ufe0f\U0001f3fb-\U0001f3ff]))"
SEQUENCE = rf"{PICTURE}\ufe0f?\p{{Emoji_Modifier}}?[\U000e0020-\U000e007f]*"
COLOURED = regex.compile(
    rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\ufe0f?\u20e3"
    rf"|{SEQUENCE}(?:\u200d\p{{Extended_Pictographic}}\ufe0f?\p{{Emoji_Modifier}}?)*"
)


def compiled(form: str) -> regex.Pattern[str]:
    r"""Return an expression with what Unicode knows of letters, like `\p{M}`, which Python's own has not."""
    return regex.compile(form)


def graphemes(text: str) -> int:
    """Count extended grapheme clusters (UAX 29): what a reader would call a character."""
    return len(text) if text.isascii() and "\r" not in text else sum(1 for _ in GRAPHEME.finditer(text))


def utf16(text: str) -> int:
    """Count UTF-16 code units; a lone surrogate is one."""
    return len(text) + sum(1 for letter in text if letter > "\uffff") if not text.isascii() else len(text)


def utf8(text: str) -> int:
    """Count UTF-8 bytes; a lone surrogate counts as the three of what replaces it."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def apart(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of *text* begins and ends between characters as readers see them."""
    edges = () if text.isascii() else (edge for edge in (start, end) if edge)
    return all(found.end() == edge for edge in edges if (found := GRAPHEME.match(text, edge - 1)))


def in_bytes(text: str) -> Callable[[int], int]:
    """Return a function that tells at which UTF-8 byte of *text* a code point of it begins."""
    return (lambda index: index) if text.isascii() else (lambda index: utf8(text[:index]))


def counted(
    rules: Rules,
    measures: Mapping[str, int],
    *,
    facets: tuple[Facet, ...] = (),
    more: Mapping[str, int | str] | None = None,
) -> Count:
    """Return the count of what was measured, by the names of the facts; the first is the length.

    A name that the network has no fact of bounds nothing.
    """
    name = next(iter(measures))
    fact = rules.facts.get(name)
    over = tuple(one for what, has in measures.items() for one in _over(rules, what, has))
    return Count(
        what=name,
        length=measures[name],
        unit=fact.unit if fact else "char",
        limit=rules.most(name),
        over=over,
        facets=facets,
        more=more or {},
    )


def _over(rules: Rules, what: str, has: int) -> tuple[Over, ...]:
    fact = rules.facts.get(what)
    short = what.endswith("_min")
    if fact is None or (has >= fact.value if short else has <= fact.value):
        return ()
    return (Over(what, has, int(fact.value), fact.unit, fact.source.certain, short),)
