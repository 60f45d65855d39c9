"""How deep Markdown and its HTML nest, told before a parser has to find out: the cleaner's time is depth by tags."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

DEEPEST = 250  # block quotes and lists within each other, on one line
DEEPEST_HTML = 500  # elements within each other; the cleaner looks at all of them for each new one
MOST_NOTES = 10_000  # marks of footnotes, of which the last line would lead back to each
MOST_ATTRIBUTES = 5_000  # of one tag; the cleaner compares each with all others
LONG = 50_000  # characters, below which no tag has too many attributes to be cleaned in good time
MOST_WORK = 1_000_000  # elements of formatting opened again, of which the cleaner does two million in a second
MARKERS = re.compile(rf"\n(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])){{{DEEPEST}}}")  # `^` looks at every letter
# comments and tags as section 13.2.5 of the HTML standard cuts them: `>` may stand inside a quoted value
ATTRIBUTE = (
    r"""[\s/]++|(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+|(?=>)))?"""
)
TAG = re.compile(rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(/?)([a-zA-Z][^\s/>]*+)(?:{ATTRIBUTE})*+(?:>|\Z)", re.DOTALL)
# without a content, or closed by the next of their kind
_FLAT = """
area base br col embed hr img input link meta param source track wbr p li dt dd option rp rt
"""
FLAT = set(_FLAT.split())
CELLS = {"td", "th", "tr", "caption", "tbody", "thead", "tfoot", "colgroup"}
# an end tag does not reach beyond one of these (section 13.2.4.2), nor do others that hold only text
_WALLS = """
table object applet marquee template button select svg math foreignobject desc title
"""
WALLS = {*CELLS, *_WALLS.split()}
_MORE = """
script style textarea xmp iframe noembed noframes plaintext
"""
WALLS |= set(_MORE.split())
# opened again in every block until their own end tag comes (section 13.2.4.3)
_FORMATTING = """
a b big code em font i nobr s small strike strong tt u
"""
FORMATTING = frozenset(_FORMATTING.split())


class TooDeepError(Exception):
    """A text cannot be read in good time: *what* keeps us, from the character at *offset*, and the rule it breaks."""

    def __init__(self, what: str, offset: int = 0, rule: str = "too-deep") -> None:
        self.what = what
        self.offset = offset
        self.rule = rule
        super().__init__(what)


@dataclass(slots=True)
class _Walk:
    """The elements that are open; those of formatting apart, since they linger on after what was around them."""

    open: list[str] = field(default_factory=list)
    among: Counter[str] = field(default_factory=Counter)  # how many of each name are open
    lingering: int = 0
    work: int = 0

    @property
    def wearies(self) -> bool:
        return len(self.open) + self.lingering > DEEPEST_HTML or self.work > MOST_WORK

    def start(self, name: str) -> None:
        self.work += self.lingering
        if name in FLAT or (name in CELLS and not self.among["table"]):
            return
        if name in CELLS:
            self._cut(len(self.open) - self.open[::-1].index("table"))
        self.among[name] += 1
        if name in FORMATTING:
            self.lingering += 1
        else:
            self.open.append(name)

    def end(self, name: str) -> None:
        if not self.among[name]:
            return
        if name in FORMATTING:
            self.among[name] -= 1
            self.lingering -= 1
            return
        at = len(self.open) - 1
        while self.open[at] != name and self.open[at] not in WALLS:
            at -= 1
        self.work += len(self.open) - at
        if self.open[at] == name:
            self._cut(at)

    def _cut(self, at: int) -> None:
        self.among.subtract(self.open[at:])
        del self.open[at:]


def refuse_markers(text: str) -> None:
    """Raise TooDeepError where Markdown's own marks nest too deep."""
    if found := MARKERS.search("\n" + text):
        raise TooDeepError(f"lists and quotes are nested more than {DEEPEST} levels deep", found.start())


def refuse_notes(text: str) -> None:
    """Raise TooDeepError where a text has more footnotes than a page can show."""
    if text.count("[^") > MOST_NOTES:
        raise TooDeepError(f"there are more than {MOST_NOTES:,} marks of footnotes", text.index("[^"), "too-big")


def refuse_html(text: str, raw: str) -> None:
    """Raise TooDeepError where the tags of *raw*, which *text* became, would keep the cleaner busy."""
    # `~~` is all that Markdown itself nests without end: the cleaner forgets the fourth <em> within each other
    if text.count("<") + text.count("~~") <= 2 * DEEPEST_HTML and len(text) < LONG:
        return
    walk = _Walk()
    for found in TAG.finditer(raw):
        if len(found[0]) > LONG and len(found[0].split()) > MOST_ATTRIBUTES:
            raise TooDeepError(f"a tag has more than {MOST_ATTRIBUTES:,} attributes", rule="too-big")
        name = (found[2] or "").lower()
        if found[1]:
            walk.end(name)
        elif name:
            walk.start(name)
        if walk.wearies:
            raise TooDeepError(f"HTML tags are nested more than {DEEPEST_HTML} levels deep")
