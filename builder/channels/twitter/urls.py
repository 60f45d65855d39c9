"""Where the links of a text are, as X sees them: with a scheme, and without one.

The grammar of npm twitter-text 3.1.0 (extractUrlsWithIndices.js and its imports, read on 2026-11-30), which looks at
UTF-16 units. There a search begins at every letter; here at every top level domain, so that no text takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.channels.twitter.domains import ascii_domains, is_domain
from builder.channels.twitter.runs import Found, found_in
from builder.channels.twitter.tails import query_end
from builder.channels.twitter.units import places, text_of, units_of

SHORT = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII)
LONGEST_SHORT = 40
NO_BARE_DOMAIN_AFTER = frozenset("-_./")
LONGEST = 4096
SCHEME = len("https://")


class Url(NamedTuple):
    """A link, from *start* to *end* in a text. *words*: what of it is linked and counted, which is less where a domain
    without a scheme has other letters than Latin ones."""

    start: int
    end: int
    words: str


def urls_of(text: str) -> tuple[Url, ...]:
    """Return the links of *text* in their order, in code points."""
    units = units_of(text)
    urls = urls_in(units)
    if not urls or units == text:
        return urls
    at = places(units)
    return tuple(Url(at(one.start), at(one.end), text_of(one.words)) for one in urls)


@lru_cache(maxsize=4)  # a text is asked about by what is counted of it, and by what it weighs
def urls_in(units: str) -> tuple[Url, ...]:
    """Return the links of a text that is given in UTF-16 units."""
    return tuple(_urls(units)) if "." in units else ()


def _urls(text: str) -> Iterator[Url]:
    for found in found_in(text):
        if _is_link(found, text[found.domain : found.stop]):
            yield from _bare(text, found) if found.start == found.domain else _full(text, found)


def _is_link(found: Found, domain: str) -> bool:
    length = (found.domain - found.start or SCHEME) + found.tail.end - found.start
    return length <= LONGEST and is_domain(domain)


def _full(text: str, found: Found) -> Iterator[Url]:
    """Yield a link with a scheme; one of X's own shortener ends with its letters and digits, or a query after them."""
    end = found.tail.end
    if short := SHORT.match(text, found.start, end):
        end = query_end(text, short.end())
        if len(short[1]) > LONGEST_SHORT:
            return
    yield Url(found.start, end, text[found.start : end])


def _bare(text: str, found: Found) -> Iterator[Url]:
    """Yield the links of a domain without a scheme; the last one has the path, and a query only after a path."""
    if found.before in NO_BARE_DOMAIN_AFTER:
        return
    domain, at = text[found.start : found.stop], 0
    urls = []
    for words in ascii_domains(domain):
        start = domain.index(words, at)
        at = start + len(words)
        urls.append(Url(found.start + start, found.start + at, words))
    if urls and found.tail.query > found.tail.path:
        urls[-1] = Url(urls[-1].start, found.tail.end, urls[-1].words + text[found.stop : found.tail.end])
    yield from urls
