"""Where a Mastodon server sees links and mentions: what of a text it would make a link of counts as one.

extract_urls_with_indices of the gem twitter-text 3.1.0 (rb/lib/twitter-text/extractor.rb and regex.rb of
twitter/twitter-text at 30e2430d) with mastodon/mastodon config/initializers/twitter_regex.rb; Account::MENTION_RE with
app/lib/extractor.rb; all read on 2026-11-30. There a search begins at every letter; here at every dot, so that no text
takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from stringprep import in_table_a1
from typing import NamedTuple

from builder.channels.rules import compiled
from builder.channels.twitter.labels import HYPHENS, Label, labels_of
from builder.channels.twitter.runs import DOT, NO_LINK_AFTER
from builder.channels.twitter.tables import ACCENTED, DIRECTIONS, INVALID
from builder.channels.twitter.tails import PORT
from builder.channels.twitter.tlds import end_of

SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PUNYCODE = re.compile(r"xn--[0-9a-z]+", re.IGNORECASE | re.ASCII)  # in the gem without its hyphens
NO_LETTER = rf"{SPACE}\0-\x1f\x7f\u180e{DIRECTIONS}{INVALID}!-/:-@\[-`{{-~"
SCHEME = re.compile(r"(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://\Z", re.IGNORECASE | re.ASCII)
LONGEST_SCHEME = len("gopher://")
IN_RUN = re.compile(rf"[^{NO_LETTER}]|[._-]")
RUN = re.compile(rf"([._-]*+)(?:[^{NO_LETTER}]|[._-])*+")
START = re.compile(rf"(?<=[^A-Za-z0-9@＠$#＃{INVALID}])[^{NO_LETTER}]")
INSIDE = rf"[^{SPACE}<>()?]"
PAIRED = re.compile(rf"\((?:{INSIDE}++|{INSIDE}*+\({INSIDE}++\){INSIDE}*+)\)")
PATH = re.compile(rf"/(?:{INSIDE}++|{PAIRED.pattern})*+")
NO_PATH_END = "!*\"'「」;:=,.$%[]~&|@"
# brackets end a path only with what twitter-text takes in them: it made this rule before it had Mastodon's own
PLAIN = rf"[a-zA-Z0-9!*';:=+,.$/%#\[\]_~&|@{ACCENTED}\u0400-\u052f\u2010-\u2015-]"
PLAIN_PAIRED = re.compile(rf"\((?:{PLAIN}++|{PLAIN}*+\({PLAIN}++\){PLAIN}*+)\)")
OTHERS = r"\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd\U000e1000-\U0010fffd"
QUERY = re.compile(rf"\?[a-zA-Z0-9!?*'();:&=+$/%#\[\]_.,~|@^{OTHERS}-]*+")
NO_QUERY_END = "!?*'();:+$%[].,~|@^"
SHORT = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII)
LONGEST_SHORT = 40
LONGEST = 4096
LONGEST_LABEL = 63  # RFC 1035, section 2.3.4
USER = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*"
WORD = r"[\p{L}\p{M}\p{Nd}\p{Pc}]"  # what Ruby's [[:word:]] is
MENTION = compiled(
    rf"(?<![=/]|{WORD})@(?P<user>{USER})(?:@{WORD}++(?:[.-]++{WORD}++)*+)?+(?=(?P<after>[@＠{ACCENTED}]|://)?)"
)


class Span(NamedTuple):
    """A link, or the mention of *user*, from *start* to *end*."""

    start: int
    end: int
    user: str = ""


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the links and mentions of *text* that the server sees, in their order; none is in another."""
    found = [*(_links(text) if "://" in text else ()), *(_mentions(text) if "@" in text else ())]
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _mentions(text: str) -> Iterator[Span]:
    for found in MENTION.finditer(text):
        if not found["after"]:
            yield Span(found.start(), found.end(), found["user"])


def _links(text: str) -> Iterator[Span]:
    """Yield the links that have a scheme; what could be one without it is passed over with all that belongs to it."""
    at = end = 0
    while dot := _dot(text, end):
        start, end = _run(text, dot, end)
        for number, label in enumerate(labels_of(text, start, end, _top_end)):
            scheme = _scheme(text, label, at) if number == 0 else -1
            bare, stop = _bare(text, label, at) if scheme < 0 else (0, label.whole)
            if stop and label.dot >= at and bare >= 0:
                at = _end(text, stop)
                yield from _link(text[scheme:at], scheme, text[label.start : stop]) if scheme >= 0 else ()


def _dot(text: str, at: int) -> int:
    """Return the first dot from *at* that may stand in a domain; 0 if there is none."""
    found = DOT.search(text, max(at, 1))
    return found.start() if found else 0


def _run(text: str, dot: int, at: int) -> tuple[int, int]:
    """Return where the letters, dots and hyphens around *dot* begin, from *at*, and where they end."""
    start = dot
    while start > at and IN_RUN.match(text, start - 1):
        start -= 1
    found = RUN.match(text, start)
    return (found.end(1), found.end()) if found else (dot, dot + 1)


def _top_end(text: str, at: int) -> int:
    """Return where the top level domain ends that begins at *at*; 0 if none does."""
    puny = PUNYCODE.match(text, at)
    return puny.end() if puny else end_of(text, at)


def _scheme(text: str, label: Label, at: int) -> int:
    """Return where the scheme of a link begins, whose domain does with *label*; -1 if there is none."""
    found = SCHEME.search(text, max(0, label.start - LONGEST_SCHEME), label.start) if label.whole else None
    start = found.start() if found else -1
    return start if start == at == 0 or (start > at and not NO_LINK_AFTER.match(text, start - 1)) else -1


def _bare(text: str, label: Label, at: int) -> tuple[int, int]:
    """Return where the first domain without a scheme begins within *label*, -1 if none does, and where it ends."""
    stop = label.rest or label.top
    if not stop or label.start == label.dot or text[label.dot - 1] in HYPHENS:
        return -1, 0
    low = label.start if label.rest else max(label.start, text.rfind("_", label.start, label.dot) + 1)
    if low == at == 0:
        return 0, stop
    found = START.search(text, max(low, at + 1), label.dot)
    return (found.start() if found else -1), stop


def _end(text: str, at: int) -> int:
    """Return where a link ends whose domain does at *at*: after a port, a path, a query, and no sign of a sentence."""
    port = PORT.match(text, at)
    at = port.end() if port else at
    path = PATH.match(text, at)
    at += len(_trimmed(path[0])) if path else 0
    query = QUERY.match(text, at)
    kept = query[0].rstrip(NO_QUERY_END) if query else ""
    return at + len(kept)


def _trimmed(path: str) -> str:
    """Return *path* up to the last character with which one ends."""
    while (path := path.rstrip(NO_PATH_END)).endswith(")"):
        inner = path.rfind("(")
        pair = next(path[at:] for at in (inner, path.rfind("(", 0, inner)) if PAIRED.fullmatch(path, at))
        if PLAIN_PAIRED.fullmatch(pair):
            break
        path = path[: -len(pair)]
    return path


def _link(url: str, start: int, domain: str) -> Iterator[Span]:
    """Yield the link *url*, unless it or its domain is too long; one of Twitter's shortener ends with its letters."""
    short = SHORT.match(url)
    if short and len(short[1]) > LONGEST_SHORT:
        return
    url = short[0] if short else url
    ascii_length = _ascii_length(domain)
    if ascii_length and len(url) + max(0, ascii_length - len(domain)) <= LONGEST:
        yield Span(start, start + len(url))


def _ascii_length(domain: str) -> int:
    """Return how long *domain* is in ASCII (RFC 3490); 0 if a label is too long for it or has letters it must not."""
    labels = domain.split(".")
    if not all(label and len(label) <= 4 * LONGEST_LABEL for label in labels):
        return 0
    if domain.isascii():
        return len(domain) if all(len(label) <= LONGEST_LABEL for label in labels) else 0
    try:
        return 0 if any(map(in_table_a1, domain)) else len(domain.encode("idna"))
    except UnicodeError:
        return 0
