"""Ids of headings and of authors' HTML: equal to GitHub's, and never one that the theme or the browser needs.

A heading that is called as one of those keeps its anchor by `<a name>`, which a fragment finds as well, but no script
does: named access to `document` and `window` knows the names of forms, frames, objects and pictures only (section
7.2.2.3 and 3.1.5 of the HTML standard).
"""

from __future__ import annotations

import html
import re
import unicodedata

from builder.load.prose.tags import plain
from builder.model.anchors import own

HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
# what the engine adds to a heading
ANCHOR = re.compile(r'<a href="#[^"]*" aria-label="[^"]*"(?: data-heading-content="[^"]*")? class="anchor"></a>')
OPENED = re.compile(r'<h([1-6]) id="([^"]*)">')
WITHIN = re.compile(r'(<a [^>]*?href="#)([^"]*)"')
TAG = re.compile(r"<[a-z][^>]*>")
IDS = re.compile(r' id="([^"]*)"')
NAMES = re.compile(r'<a name="([^"]*)"')
PICTURE = re.compile(r"<img [^>]*>")
# what Ruby calls a word, in which GitHub writes its anchors: no superscripts, no fractions, but circled letters
WORDS = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"}
CIRCLED = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")


def guarded(made: str, *, foreign: bool = False) -> str:
    """Return *made* with ids that are its own; *foreign* where authors may have written some as HTML."""
    ids = OPENED.findall(made)
    if not all(id_.isascii() for _, id_ in ids) or (ids and "<img " in made):
        made = as_github(made)
    made = ANCHOR.sub("", made)
    if any(own(id_) != id_ for _, id_ in ids):
        made = OPENED.sub(_opened, made)
    if ' href="#' in made:
        made = WITHIN.sub(lambda link: f'{link[1]}{own(link[2])}"', made)
    if foreign and any(own(id_) != id_ for id_ in IDS.findall(made)):
        made = TAG.sub(lambda tag: IDS.sub(lambda found: f' id="{own(found[1])}"', tag[0]), made)
    return made


def _opened(found: re.Match[str]) -> str:
    id_ = own(found[2])
    return found[0] if id_ == found[2] else f'<h{found[1]} id="{id_}"><a name="{found[2]}"></a>'


def as_github(made: str) -> str:
    """Return *made* with the anchors of its headings as GitHub writes them, where the engine's may differ."""
    headings = [(id_, words) for _, id_, words in HEADING.findall(made) if ANCHOR.search(words)]
    if all(id_.isascii() and "<img " not in words for id_, words in headings):
        return made
    taken: dict[str, int] = {}
    return HEADING.sub(lambda heading: _numbered(heading, taken), made)


def _numbered(found: re.Match[str], taken: dict[str, int]) -> str:
    level, _, words = found.groups()
    if not ANCHOR.search(words):  # an author's own HTML, with an id of its own
        return found[0]
    anchor = _unique(slug(plain(PICTURE.sub("", words))), taken)
    return f'<h{level} id="{html.escape(anchor)}">{words}</h{level}>'


def slug(words: str) -> str:
    """Return *words* as GitHub's anchor: small letters, hyphens for spaces, nothing that is no word."""
    kept = (letter for letter in words.lower() if letter in " -" or _is_word(letter))
    return "".join(kept).replace(" ", "-")


def _is_word(letter: str) -> bool:
    return unicodedata.category(letter) in WORDS or bool(CIRCLED.match(letter))


def _unique(anchor: str, taken: dict[str, int]) -> str:
    """Return *anchor*, or with the first number that nobody has: `a`, `a-1`."""
    first = anchor
    while anchor in taken:
        taken[first] += 1
        anchor = f"{first}-{taken[first]}"
    taken[anchor] = 0
    return anchor


def anchors_of(made: str) -> tuple[str, ...]:
    """Return every place of *made* that a fragment may mean."""
    return tuple(dict.fromkeys(html.unescape(one) for one in (*IDS.findall(made), *NAMES.findall(made))))
