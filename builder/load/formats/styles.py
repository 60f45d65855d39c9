"""The styles of a drawing: whether they stay within it."""

from __future__ import annotations

import re

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
INSIDE = re.compile(r"#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font)", re.IGNORECASE)
# other ways to name a file, and what old browsers ran
ELSEWHERE = re.compile(
    r"@import|@namespace|(?:image|image-set|cross-fade|src|expression)\(|binding|behavior|javascript:", re.IGNORECASE
)


def unsafe_style(text: str) -> str:
    """Return what in *text*, some CSS or an attribute, reaches outside; nothing if all stays within."""
    plain = COMMENT.sub("", text)
    if "\\" in plain:
        return "its styles have a \\, behind which anything can hide"
    if found := ELSEWHERE.search(plain):
        return f"its styles have “{found[0]}”, which loads something from elsewhere"
    other = next((target for target in URL.findall(plain) if not INSIDE.match(target)), None)
    return f"its styles load something from elsewhere: {other[:60]}" if other is not None else ""
