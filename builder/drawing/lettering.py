"""Which of the shipped fonts writes which letters, and how much room each of them wants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from builder.channels.rules import GRAPHEME
from builder.drawing.shaping import Face, face

EMOJI_STYLE = "\ufe0f"  # asks for the emoji of a sign that is a letter, too


@dataclass(frozen=True, slots=True)
class Cut:
    """A font: how high its letters rise above the baseline and how far its lines stand apart, in ems.

    *scale* brings it to the size that others seem to have; *bolder* thickens what has one weight alone, in ems.
    """

    name: str
    rise: float
    leading: float
    scale: float = 1
    bolder: float = 0

    @property
    def face(self) -> Face:
        return face(self.name)


TITLE = Cut("Literata-SemiBold", 0.7, 1.14)
TEXT = Cut("Literata-Medium", 0.7, 1.3)
EMOJI = Cut("NotoEmoji-Medium", 0.8, 1.25)
# in the order in which they are asked; those of scripts, then what knows a bit of everything
OTHERS = (
    Cut("NotoNaskhArabic-SemiBold", 0.9, 1.5, scale=1.14),
    Cut("NotoSerifHebrew-SemiBold", 0.72, 1.24, scale=1.06),
    Cut("NotoSerifDevanagari-Bold", 0.86, 1.42),
    Cut("NotoSerifBengali-Bold", 0.86, 1.42),
    Cut("NotoSerifTamil-Bold", 0.8, 1.42),
    Cut("NotoSerifTelugu-Bold", 0.86, 1.6),
    Cut("NotoSerifThai-SemiBold", 0.96, 1.44, scale=1.08),
    Cut("NotoSerifArmenian-Bold", 0.7, 1.2),
    Cut("NotoSerifGeorgian-Bold", 0.74, 1.2),
    Cut("DroidSansFallback", 0.84, 1.3, bolder=0.022),
    Cut("NotoSansMath-Regular", 0.7, 1.14),
    EMOJI,
    Cut("NotoSansSymbols2-Regular", 0.7, 1.14),
)


@lru_cache(maxsize=1 << 14)
def cut_for(cluster: str, text: Cut) -> Cut | None:
    """Return the font that writes a grapheme; None if none of them does."""
    asked = (EMOJI, text, *OTHERS) if EMOJI_STYLE in cluster else (text, *OTHERS)
    return next((cut for cut in asked if cut.face.writes(cluster)), None)


@dataclass(frozen=True, slots=True)
class Letters:
    """A text that can be written: its graphemes, and the font of each."""

    clusters: tuple[str, ...]
    cuts: tuple[Cut, ...]

    @property
    def text(self) -> str:
        return "".join(self.clusters)


def letters_of(words: str, text: Cut) -> Letters | None:
    """Return *words* without the signs that no font has; None if a letter or a figure is among these."""
    found = [(cluster, cut_for(cluster, text)) for cluster in GRAPHEME.findall(words)]
    if any(cut is None and any(category(one)[0] in "LMN" for one in cluster) for cluster, cut in found):
        return None
    written = [(cluster, cut) for cluster, cut in found if cut]
    cuts = [cut for _, cut in written]
    for at, (cluster, _) in enumerate(written[1:-1], 1):  # a space between two words of a font is of that font
        if cluster == " " and cuts[at - 1] is cuts[at + 1] and cuts[at - 1].face.writes(" "):
            cuts[at] = cuts[at - 1]
    return Letters(tuple(cluster for cluster, _ in written), tuple(cuts))
