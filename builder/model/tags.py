"""Tags as hashtags."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 12)
def hashtagged(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags in CamelCase, which screen readers can read out, each once; what is no word is left out."""
    found: dict[str, str] = {}
    for tag in tags:
        joined = "".join(word[:1].upper() + word[1:] for word in WORD.findall(tag))
        if joined and not joined.isdecimal():
            found.setdefault(joined.lower(), f"#{joined}")
    return tuple(found.values())
