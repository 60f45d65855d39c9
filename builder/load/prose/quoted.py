"""The words of a text that may stand alone: what it quotes first, or else a good sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.load.prose.tags import plain
from builder.load.prose.words import NOTE_MARK, PARAGRAPH

QUOTATION = re.compile(r"<blockquote>\n?(.*?)</blockquote>", re.DOTALL)
NESTED = re.compile(r"<(blockquote|li|td|dd)\b.*?</\1>", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.!?…。！？])[\s”“»’\"')\]]+(?=[^\W\d_a-zß-ÿ„“«»‚‘’])|(?<=[。！？])")
ENDED = (".", "!", "…", "。", "！")  # a question without its answer is no quotation
WHOSE = ("—", "–", "― ", "-- ")  # before the name of whoever said it
WORDLESS = re.compile(r"<(?:img|math|br|code)\b")  # of such a paragraph not all is words
LEAST, MOST = 40, 220  # letters of what can be quoted
LEAST_UNSPACED = 16
LOOKED_AT = 40  # paragraphs
# words that point back to what stood before: alone they mean nothing
BACK = frozenset(
    (
        *("also", "and", "but", "either", "he", "hence", "here", "his", "however", "it", "its", "neither", "or", "she"),
        *("so", "such", "that", "then", "there", "therefore", "these", "they", "this", "those", "thus", "too", "yet"),
        *("aber", "also", "auch", "da", "dabei", "dafür", "damit", "danach", "dann", "daran", "darauf", "darum", "das"),
        *("dazu", "denn", "dennoch", "deshalb", "dies", "diese", "diesem", "diesen", "dieser", "dieses", "doch", "er"),
        *("es", "hier", "ihr", "ihre", "jedoch", "oder", "sein", "seine", "sie", "so", "trotzdem", "und"),
    )
)
FIRST_WORD = re.compile(r"[^\W\d_]+")


def quoted(made: str, opening: str) -> str:
    """Return a quotation of *made*; on a line below, whose it is, if the text says so. Empty if nothing stands alone.

    What is not in *opening* comes first, since that stands for the piece where nobody wrote a summary.
    """
    found = QUOTATION.search(made) if "<blockquote>" in made else None
    said = _said(found[1]) if found else ""
    return said or _sentence(NESTED.sub("", made) if found or "<li" in made or "<t" in made else made, opening)


def _said(inside: str) -> str:
    """Return the first paragraph of a quotation, and the name at its end."""
    told = [plain(NOTE_MARK.sub("", words)) for words in PARAGRAPH.findall(inside)]
    told = [words for words in told if words]
    if not told or not _stands(told[0]):
        return ""
    whose = told[-1] if len(told) > 1 and told[-1].startswith(WHOSE) and len(told[-1]) <= MOST else ""
    return f"{told[0]}\n{whose}" if whose else told[0]


def _sentence(made: str, opening: str) -> str:
    """Return the first sentence that stands alone and is not in *opening*; if there is none, one that is."""
    found, known = "", opening.rstrip("…")
    for sentence in _sentences(made):
        if sentence not in known and not sentence.startswith(known or "\0"):
            return sentence
        found = found or sentence
    return found


def _sentences(made: str) -> Iterator[str]:
    for _, found in zip(range(LOOKED_AT), PARAGRAPH.finditer(made), strict=False):
        if not WORDLESS.search(found[1]):
            said = (sentence.strip() for sentence in SENTENCE.split(plain(NOTE_MARK.sub("", found[1]))))
            yield from (sentence for sentence in said if sentence.endswith(ENDED) and _stands(sentence))


def _stands(words: str) -> bool:
    """Tell whether *words* make sense alone: neither few nor many, and not pointing back."""
    first = FIRST_WORD.match(words)
    least = LEAST if " " in words else LEAST_UNSPACED
    return least <= len(words) <= MOST and "://" not in words and not (first and first[0].lower() in BACK)
