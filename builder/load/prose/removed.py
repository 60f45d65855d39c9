"""What of an author's HTML and links is not shown: the words to tell it by, once a kind and file."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from builder.load.prose.allowed import ATTRIBUTES, SCHEMES, TAGS
from builder.load.prose.nesting import TAG
from builder.load.prose.tags import SCHEME

ATTRIBUTE = re.compile(r"""[\s/]([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
BLANK = re.compile(r"[\x00-\x20]")  # a browser overlooks them in front of and inside of a scheme
TARGETS = {"href", "src", "poster"}
# that they are left out changes how it looks, if at all, and nothing of what it says
_QUIET = """
align valign bgcolor background border cellpadding cellspacing clear color face size nowrap noshade hspace vspace
target rel rev name width height frameborder allowfullscreen async defer charset type loading decoding srcset sizes
itemprop itemscope itemtype property typeof summary markdown
"""
QUIET = set(_QUIET.split())
INSTEAD = {
    "iframe": "write a link to what it shows",
    "script": "take it out; scripts belong into theme/site/",
    "style": "take it out; how pages look stands in theme/site/assets/",
}


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that is not shown; *kind* tells it from others in the file."""

    offset: int
    rule: str
    kind: str
    message: str
    hint: str


def of_html(written: str) -> Iterator[Removed]:
    """Yield the tags and attributes of *written* that will not be shown, in their order."""
    for tag in TAG.finditer(written):
        name = (tag[2] or "").lower()
        if not name or tag[1]:
            continue
        if name not in TAGS:
            hint = INSTEAD.get(
                name, f"write it in Markdown; if it is to be read as it stands, put it in code: `<{name}>`"
            )
            yield Removed(tag.start(), "unsafe-html", name, f"the tag <{name}> is not shown", hint)
            continue
        yield from _attributes(tag, name, ATTRIBUTES.get(name, set()) | ATTRIBUTES["*"])


def targets(written: str) -> Iterator[tuple[int, str]]:
    """Yield where each tag of *written* is that leads somewhere, and the target."""
    for tag in TAG.finditer(written):
        for found in ATTRIBUTE.finditer(tag[0]) if tag[2] else ():
            if found[1].lower() in TARGETS and found[2]:
                yield tag.start(), html.unescape(found[2].strip("\"'"))


def _attributes(tag: re.Match[str], name: str, kept: Collection[str]) -> Iterator[Removed]:
    for found in ATTRIBUTE.finditer(tag[0], len(name) + 1):
        key = found[1].lower()
        at = tag.start() + found.start(1)
        if key in TARGETS and found[2]:
            yield from of_link(html.unescape(found[2].strip("\"'")), at)
        elif key not in kept and key not in QUIET and not key.startswith(("data-", "aria-")):
            message = f"the attribute “{key}” of <{name}> is left out"
            yield Removed(at, "unsafe-html", f"{name} {key}", message, "take it out")


def of_link(target: str, offset: int = 0) -> Iterator[Removed]:
    """Yield a target whose scheme is none that a link may have."""
    scheme = SCHEME.match(BLANK.sub("", target))
    if scheme and scheme[1].lower() not in SCHEMES:
        name = scheme[1].lower()
        message = f"a link that begins with “{name}:” leads nowhere"
        yield Removed(offset, "unsafe-link", name, message, "write a path, or an address that begins with https:")
