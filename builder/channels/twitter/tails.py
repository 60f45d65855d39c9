"""What may follow the domain of a link, as X sees it: a port, a path, a query, and no sign that ends a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from builder.channels.twitter.tables import OF_PATH, OF_QUERY

PORT = re.compile(r":[0-9]+")
PATH = re.compile(rf"/(?:[{OF_PATH}]++|\((?:[{OF_PATH}]++|[{OF_PATH}]*+\([{OF_PATH}]++\)[{OF_PATH}]*+)\))*+")
NO_PATH_END = "!*';:,.$%[]\u2013~@|&"  # what of OF_PATH no path ends with
QUERY = re.compile(rf"\?[{OF_QUERY}]*+")
NO_QUERY_END = "!?*'@();:+$%[].,~|"


class Tail(NamedTuple):
    """Where the path begins, where it ends, and where the query does, which is the end of all."""

    path: int
    query: int
    end: int


def tail_of(text: str, at: int) -> Tail:
    """Return what follows a domain that ends at *at*."""
    port = PORT.match(text, at)
    start = port.end() if port else at
    path = PATH.match(text, start)
    middle = start + len(path[0].rstrip(NO_PATH_END)) if path else start
    return Tail(start, middle, query_end(text, middle))


def query_end(text: str, at: int) -> int:
    """Return where the query ends that begins at *at*; *at* if none does."""
    query = QUERY.match(text, at)
    return at + len(query[0].rstrip(NO_QUERY_END)) if query else at
