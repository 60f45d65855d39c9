"""How many words a text has, and which of them stand for it."""

from __future__ import annotations

import re

from builder.load.prose.tags import plain

# letters that stand together without spaces: Thai, Lao, Burmese, kana, han
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
LETTERS_A_WORD = 2
FEW = 20  # of so many letters one without spaces changes nothing
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
NOTE_MARK = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
OPENING = 220  # characters of a first paragraph that stand for a missing summary
LOOKED_AT = 20  # paragraphs, of which the first may hold a picture only


def count(text: str) -> int:
    """Return the words of *text*; where none are parted by spaces, two letters are one."""
    if text.isascii() or len(text.encode("utf-8", "replace")) - len(text) < len(text) // FEW:
        return len(text.split())
    return len(UNSPACED.sub(" ", text).split()) + len(UNSPACED.findall(text)) // LETTERS_A_WORD


def opening(made: str) -> str:
    """Return the words of the first paragraph that has some, cut at a word."""
    for _, found in zip(range(LOOKED_AT), PARAGRAPH.finditer(made), strict=False):
        words = plain(NOTE_MARK.sub("", found[1]))
        if words:
            return words if len(words) <= OPENING else _cut(words)
    return ""


def _cut(words: str) -> str:
    short = words[:OPENING]
    return (short.rpartition(" ")[0] or short).rstrip(",;:.–—-") + "…"
