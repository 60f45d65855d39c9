"""A whole piece for other sites: its words with addresses that lead home from anywhere."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote, urljoin

from builder.model.addresses import url_of
from builder.model.plan import Edition
from builder.model.settings import Site

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# what follows `](` or `[name]:`, with or without angle brackets: an address of neither kind of bracket
INLINE = re.compile(
    r"(\]\(\s{0,9})(<[^<>\n]*>|[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)|(`+)(?!`).{0,999}?(?<!`)\3(?!`)"
)
DEFINED = re.compile(r"^( {0,3}\[[^\]\n]{1,200}\]:\s{0,9})(<[^<>\n]*>|\S+)", re.MULTILINE)
TARGET = re.compile(r'\b(href|src)="([^"]*)"')
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def page_of(edition: Edition, site: Site) -> str:
    """Return the address of the page itself, which is the original of every copy: `share:` may be another."""
    return url_of(site, edition.path) if edition.path else edition.url


def whole_html(edition: Edition, site: Site) -> str:
    """Return the words of a piece as HTML."""
    if edition.post is None:
        return ""
    page, html = page_of(edition, site), edition.post.body.plain(dict(edition.links))
    return TARGET.sub(lambda found: f'{found[1]}="{escape(_joined(page, unescape(found[2])))}"', html)


def whole_markdown(edition: Edition, site: Site) -> str:
    """Return the words of a piece as Markdown, without what stands above them; code stays as it is."""
    if edition.post is None:
        return ""
    page, links = page_of(edition, site), dict(edition.links)

    def address(found: re.Match[str]) -> str:
        if not found[2]:
            return found[0]  # code within a line
        written = found[2].strip("<>")
        to = links.get(written, links.get(unquote(written), written))
        # a size follows a picture's address among our links: `screw.3f9a1c2b.jpg 640x480`
        return f"{found[1]}{_joined(page, to.partition(' ')[0])}"

    blocks = _blocks(edition.post.body.text())
    return "".join(DEFINED.sub(address, INLINE.sub(address, words)) if plain else words for words, plain in blocks)


def _blocks(text: str) -> list[tuple[str, bool]]:
    """Return the blocks of *text*, and whether each is words rather than code."""
    found: list[tuple[str, bool]] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = FENCE.match(line)
        plain = not fence and not mark
        if mark and not fence:
            fence = mark[1]
        elif mark and fence and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        if found and found[-1][1] and plain:
            found[-1] = (found[-1][0] + line, True)
        else:
            found.append((line, plain))
    return found


def _joined(page: str, to: str) -> str:
    """Return the absolute address of *to* as a link of *page*; one that no reader could parse stays as it is."""
    try:
        return to if SCHEME.match(to) else urljoin(page, to)
    except ValueError:
        return to
