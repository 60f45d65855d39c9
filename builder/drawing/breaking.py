"""Where a line of words may end: at spaces and hyphens, and between the letters of scripts that write no spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import category, east_asian_width

ZERO = "\u200b"  # a space that is not seen
AFTER = {"-", "‐", "–", "—", "/", "֊", "־"}
# what may not begin a line, beside closing marks (UAX 14: classes CL, EX, IS, NS, CJ): Japanese usage (JLReq, 3.1.7)
CLINGING = frozenset(
    "、。，．・：；？！‼⁇⁈⁉…‥ーゝゞヽヾ々〻〜゠%％‰°℃,.:;!?。､"  # marks
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"  # small kana
    "ะาำๅๆฯະາຳໆຯ"  # Thai and Lao vowels that follow
)
LEADING = frozenset("เแโใไເແໂໃໄ$€£¥￥№#")  # vowels written before their letter, and what stands before a number
CELLS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF))  # Thai, Lao, Burmese, Khmer
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7FF))


def breaks(clusters: Sequence[str]) -> Iterator[int]:
    """Yield where a line may end gladly: the numbers of the graphemes that may begin one."""
    for at, (before, after) in enumerate(pairwise(clusters), 1):
        spaced = before == ZERO or before == " " != after
        hyphened = before[-1] in AFTER and after[0].isalpha() and at > 1 and clusters[at - 2][-1].isalnum()
        if spaced or hyphened or ((_wide(before) or _wide(after)) and _parted(before, after)):
            yield at


def cells(clusters: Sequence[str]) -> Iterator[int]:
    """Yield where a line may end if it has to: between the letters of a script whose words nothing parts."""
    for at, (before, after) in enumerate(pairwise(clusters), 1):
        if _within(before, CELLS) and _within(after, CELLS) and _parted(before, after):
            yield at


def _parted(before: str, after: str) -> bool:
    if " " in (before, after) or before[0] in LEADING or after[0] in CLINGING:
        return False
    return category(before[-1]) not in {"Ps", "Pi"} and category(after[0]) not in {"Pe", "Pf"}


def _wide(cluster: str) -> bool:
    return east_asian_width(cluster[0]) in "WF" and not _within(cluster, HANGUL)


def _within(cluster: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= ord(cluster[0]) <= last for first, last in ranges)
