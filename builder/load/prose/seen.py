"""What readers who cannot see a page get of its pictures and links: which have no words, or none that tell anything."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from builder.load.prose.media import ENDING, PICTURE
from builder.load.prose.tags import attributes
from builder.model.vague import SPELT

# written on purpose in HTML: who sees nothing of a decoration misses nothing
DECORATION = re.compile(r"""<img\b[^>]*?\salt(?:=(?:""|''))?(?=[\s/>])[^>]*>""", re.IGNORECASE)
SOURCE = re.compile(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def described(made: str) -> tuple[tuple[str, str], ...]:
    """Return the target of every picture of *made*, with the words that stand for it, if there are any."""
    tags = (attributes(tag) for tag in PICTURE.findall(made) if not ENDING.search(tag))
    return tuple(
        (html.unescape(one.get("src", "")), " ".join(html.unescape(one.get("alt", "")).split())) for one in tags
    )


def nameless(pictures: Iterable[tuple[str, str]], text: str, *, foreign: bool) -> tuple[str, ...]:
    """Return the targets of those *pictures* that no words stand for; *text* is what they were found in."""
    found = [target for target, alt in pictures if target and not alt]
    purpose = set(_decorations(text)) if found and foreign else set()
    return tuple(target for target in found if target not in purpose)


def _decorations(text: str) -> Iterable[str]:
    for tag in DECORATION.findall(text):
        if source := SOURCE.search(tag):
            yield html.unescape(next(filter(None, source.groups()), ""))


def vague(leading: Iterable[tuple[bool, str, str]]) -> tuple[tuple[str, str], ...]:
    """Return words and target of the links that say no more than “here”, in any language that we know."""
    return tuple((said[:-4], target) for _, target, said in leading if said and said[:-4] in SPELT)
