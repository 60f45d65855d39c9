"""What is a domain to X: how long its labels may be, and which ASCII domains stand in one with other letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.channels.twitter.tables import LATIN
from builder.channels.twitter.tlds import end_of
from builder.channels.twitter.units import text_of

ASCII_LABELS = re.compile(rf"(?:[-A-Za-z0-9{LATIN}]++\.)++")
STOP = re.compile(r"[.\u3002\uff0e\uff61]")  # what RFC 3490, section 3.1, takes for a full stop
LONGEST_LABEL = 63


def is_domain(domain: str) -> bool:
    """Return whether no label of *domain* is too long when it is written in ASCII (RFC 3492)."""
    if domain.startswith("xn--") and not any(ascii_domains(domain)):
        return False
    return all(0 < _length(label) <= LONGEST_LABEL for label in domain.split("."))


def _length(label: str) -> int:
    if label.isascii() or len(label) > 2 * LONGEST_LABEL:  # in ASCII each letter takes one at least
        return len(label)
    return sum(_encoded(one) + 1 for one in STOP.split(label)) - 1


def _encoded(label: str) -> int:
    return len(label) if label.isascii() else len("xn--") + len(text_of(label).encode("punycode"))


def ascii_domains(domain: str) -> Iterator[str]:
    """Yield the domains of Latin letters in *domain*: X links no others that have no scheme."""
    at = 0
    while labels := ASCII_LABELS.search(domain, at):
        at = labels.end()
        dots = (dot for dot in range(labels.end(), labels.start(), -1) if domain[dot - 1] == ".")
        if end := next(filter(None, (end_of(domain, dot) for dot in dots)), 0):
            at = end
            yield domain[labels.start() : end]
