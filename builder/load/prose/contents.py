"""A table of contents where the text asks for one: `[TOC]`, and kramdown's `{:toc}`."""

from __future__ import annotations

import re
from html import escape

from builder.load.prose.anchors import HEADING
from builder.load.prose.tags import plain

ASKED = re.compile(r"<p>\[TOC\]</p>|<p>\{:toc\}</p>|<([uo]l)>\n<li>[^<\n]*\n\{:toc\}</li>\n</\1>")


def shown(made: str) -> str:
    """Return *made* with its headings listed where it asks for them."""
    return ASKED.sub(lambda _: _list(made), made, count=1)


def _list(made: str) -> str:
    found = [(int(level), id_, plain(words)) for level, id_, words in HEADING.findall(made)]
    top = min((level for level, _, _ in found), default=1)
    items = "".join(
        f'<li class="level-{level - top + 1}"><a href="#{id_}">{escape(words)}</a></li>\n'
        for level, id_, words in found
    )
    return f'<ul class="contents">\n{items}</ul>' if items else ""
