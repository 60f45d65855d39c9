"""How a tag is written in HTML of ours, and how to take it apart."""

from __future__ import annotations

import html
import re

from builder.load.prose.allowed import SCHEMES

ATTRIBUTE = re.compile(r'\s([a-zA-Z-]+)="([^"]*)"')
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|\Z", re.IGNORECASE)


def leads(target: str) -> bool:
    """Tell whether a target may be followed: a path, or an address of a scheme that is allowed."""
    if target.startswith(("https:", "http:")):
        return True
    scheme = SCHEME.match(target)
    return bool(target) and (not scheme or scheme[1].lower() in SCHEMES)


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag as they are written, entities and all."""
    return dict(ATTRIBUTE.findall(tag))


def plain(made: str) -> str:
    """Return the words of some HTML of ours, on one line."""
    return " ".join(html.unescape(TAG.sub("", BLOCK_END.sub(" ", made))).split())


TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|t[dh]|div|blockquote|pre|dt|dd|figcaption)>|<[bh]r\b")
