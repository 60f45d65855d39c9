"""Runs of words that give a text away: where Markdown, HTML and a theme write nothing in between."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS_A_RUN = 12
WORDS_OF_SHORT = 8  # a text without any run is given away by this many in a row
WORDS_OF_ALL = 6  # or by this many if they are all of it
BYTES_OF_SHORT = 25  # a letter of a large alphabet tells more, and has more bytes
RUNS = 6  # of a text, from its first to its last
UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# scripts without spaces between words: two letters count as one
WORD = re.compile(rf"{UNSPACED}{{1,2}}|(?:(?!{UNSPACED})[^\W_])+")
BREAK = re.compile(
    r"[\[\](){}<>\\|$^~]|&#?\w+;|&|https?:\S*|\n[ \t]*\n|^[ \t]*(?:[>+*-]|\d+[.)])[ \t]|^[ \t]*(?:#|```|~~~).*$",
    re.MULTILINE,
)


def runs_of(text: str) -> Iterator[str]:
    """Yield runs of Markdown, each on one line: six of a long text, the longest of a short one, none of a few words."""
    stretches = [[*WORD.finditer(part)] for part in BREAK.split(text)]
    whole = [
        stretch[start : start + WORDS_A_RUN]
        for stretch in stretches
        for start in range(0, len(stretch) - WORDS_A_RUN + 1, WORDS_A_RUN)
    ]
    if len(whole) > RUNS:
        whole = [whole[place * (len(whole) - 1) // (RUNS - 1)] for place in range(RUNS)]
    if not whole:
        longest = max(stretches, key=len)
        enough = len(longest) >= (WORDS_OF_ALL if len(longest) == sum(map(len, stretches)) else WORDS_OF_SHORT)
        whole = [longest] if enough else []
    for run in whole:
        if sum(len(word[0].encode()) for word in run) >= BYTES_OF_SHORT:
            yield " ".join(run[0].string[run[0].start() : run[-1].end()].split())


def telling(title: str) -> bool:
    """Tell whether a title gives its piece away, and is not what any other may be called."""
    words = WORD.findall(title)
    return len(words) >= 4 and len("".join(words).encode()) >= 16  # noqa: PLR2004 - four words, not of the shortest
