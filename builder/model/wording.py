"""Words that a team avoids, found in any text: whole words, whatever their capitals, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.model.protocol import Avoided, Protocol

WORD = re.compile(r"\w+")
# what is written to be run or followed, and not to be read
UNSPOKEN = re.compile(
    r"^ {0,3}(?P<fence>```+|~~~+)(?:.*?^ {0,3}(?P=fence)|.*\Z)|(?P<tick>`+).+?(?P=tick)|\]\([^)\s]*|<[^>\s][^>]*>"
    r"|\w+://[^\s)>\]]*|^\[[^\]]+\]:.*?$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Wording:
    """The words to avoid in one kind of text, as one expression."""

    avoided: tuple[Avoided, ...]

    @classmethod
    def of(cls, protocol: Protocol, lang: str = "", channel: str = "") -> Wording:
        """Return what holds everywhere, in a language and on a channel; what is said closest comes first."""
        parts = (protocol.channels.get(channel), protocol.languages.get(lang), protocol.everywhere)
        return cls(tuple(one for part in parts if part for one in part.avoid))

    @cached_property
    def _known(self) -> Mapping[str, Avoided]:
        return {_same(one.word): one for one in reversed(self.avoided) if _same(one.word)}

    @cached_property
    def _first(self) -> frozenset[str]:
        """The first word of each: most texts have none of them, which is soon found out."""
        return frozenset(next(iter(WORD.findall(one)), "") for one in self._known)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        longest = sorted(self._known, key=len, reverse=True)
        either = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def may_stand_in(self, text: str) -> bool:
        """Tell, sooner than `found()`, whether any of them can stand in *text*."""
        if not self._known:
            return False
        return "" in self._first or not self._first.isdisjoint(WORD.findall(text.lower()))

    def found(self, text: str) -> Iterator[tuple[int, Avoided]]:
        """Yield where a word to avoid stands in *text*, and which it is."""
        if not self.may_stand_in(text):
            return
        for match in self._expression.finditer(text):
            if one := self._known.get(_same(match[0])):
                yield match.start(), one


def spoken(markdown: str) -> str:
    """Return *markdown* with code, tags and addresses blank, every letter where it was."""
    return UNSPOKEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


def counted(found: Iterable[tuple[int, Avoided]]) -> dict[Avoided, tuple[int, int]]:
    """Return where each word stands first, and how often it stands there."""
    places: dict[Avoided, tuple[int, int]] = {}
    for offset, one in found:
        first, count = places.get(one, (offset, 0))
        places[one] = (first, count + 1)
    return places


def _same(word: str) -> str:
    return " ".join(word.lower().split())
