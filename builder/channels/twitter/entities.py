"""What in a text is a link, a mention, a hashtag or a cashtag to X: as npm twitter-text 3.1.0 finds them.

Its extractUrlsWithIndices.js, extractMentionsOrListsWithIndices.js, extractHashtagsWithIndices.js,
extractCashtagsWithIndices.js and extractEntitiesWithIndices.js, read on 2026-11-30. All places are in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from builder.channels.twitter.letters import LETTERS_AND_MARKS, NUMERALS_AND_SIGNS, class_of
from builder.channels.twitter.tables import ACCENTED, SIGNS, SPACES
from builder.channels.twitter.urls import urls_of

WHITE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"  # JavaScript's \s is not Python's
MENTION = re.compile(r"[@＠]([a-zA-Z0-9_]{1,20})(/[a-zA-Z][a-zA-Z0-9_-]{0,24})?")
BEFORE_A_MENTION = re.compile(r"(?:[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.-])[rR][tT]:?)\Z")
LONGEST_BEFORE = len(".RT:")
NO_MENTION_BEFORE = re.compile(rf"[@＠{ACCENTED}]|://")
NO_HASHTAG_BEFORE = re.compile(r"[#＃]|://")
CASHTAG = re.compile(rf"\$([a-zA-Z]{{1,6}}(?:[._][a-zA-Z]{{1,2}})?)(?=\Z|[{WHITE}{SIGNS}])")
SPACE = re.compile(rf"[{SPACES}]")


class Entity(NamedTuple):
    """A stretch of a text that is more than words, from *start* to *end*; a tag's *value* is without its sign."""

    start: int
    end: int
    kind: Literal["link", "mention", "list", "hashtag", "cashtag"]
    value: str


def entities_of(text: str) -> tuple[Entity, ...]:
    """Return the entities of *text* in their order; of two that overlap, the one that begins first."""
    return tuple(_apart(all_of(text)))


def all_of(text: str) -> tuple[Entity, ...]:
    """Return the entities of *text*, also those that overlap."""
    return (*_links_of(text), *mentions_of(text), *hashtags_of(text), *cashtags_of(text))


def _links_of(text: str) -> Iterator[Entity]:
    for url in urls_of(text):
        yield Entity(url.start, url.end, "link", url.words)


def _apart(entities: Iterable[Entity]) -> Iterator[Entity]:
    end = 0
    for one in sorted(entities, key=lambda one: one.start):
        if one.start >= end:
            end = one.end
            yield one


def mentions_of(text: str) -> Iterator[Entity]:
    """Yield the mentions of people, and those of their lists."""
    last = 0
    for found in MENTION.finditer(text):
        at = found.start()
        if at and not BEFORE_A_MENTION.search(text, max(last, at - LONGEST_BEFORE), at):
            continue
        last = found.end()
        if not NO_MENTION_BEFORE.match(text, last):
            yield Entity(at, last, "list" if found[2] else "mention", found[0][1:])


def hashtags_of(text: str) -> Iterator[Entity]:
    """Yield the hashtags, also those in links."""
    if "#" not in text and "＃" not in text:
        return
    before, hashtag = _hashtag()
    last = 0
    for found in hashtag.finditer(text):
        at = found.start()
        if at and not (at > last and before.match(text, at - 1)):
            continue
        last = found.end()
        if not NO_HASHTAG_BEFORE.match(text, last):
            yield Entity(at, last, "hashtag", found[1])


@cache
def _hashtag() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of what stands before a hashtag, and of one: of letters, marks, digits and some signs,
    with a letter or mark in it."""
    letter, other = class_of(LETTERS_AND_MARKS), class_of(NUMERALS_AND_SIGNS)
    before = re.compile(rf"[\ufe0e\ufe0f]|[^{letter}{other}&\ud800-\udfff]")
    return before, re.compile(rf"[#＃](?![\ufe0f\u20e3])((?=[{other}]*[{letter}])[{letter}{other}]+)")


def cashtags_of(text: str) -> Iterator[Entity]:
    """Yield the cashtags."""
    for found in CASHTAG.finditer(text):
        at = found.start()
        if not at or SPACE.match(text, at - 1):
            yield Entity(at, found.end(), "cashtag", found[1])
