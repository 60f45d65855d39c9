"""What networks show of a page that somebody links to: a picture, whole and large, or none."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.project import Asset
from builder.model.views import Day

FORMATS = {"jpg": "image/jpeg", "png": "image/png"}  # all networks take them; X takes no SVG, and WebP comes out blank
LEAST = 200  # pixels either way, below which none is shown (developers.facebook.com/docs/sharing/webmasters/images)
LARGE = (600, 315)  # pixels from which it is shown large (likewise)
SHAPES = (1.83, 2.0)  # width by height: 1200 × 630 is cut nowhere, 1200 × 600 on none that is known
HEAVY = 1_000_000  # bytes, the least of what networks take: lexicon app.bsky.embed.external
WIDTH, HEIGHT = 1200, 630  # of a card that is drawn


@dataclass(frozen=True, slots=True)
class CardView:
    """`card/card.svg.j2`: all that a card may show. *home* is the site's host; *accent* the colour of the theme."""

    title: str
    site: str
    home: str
    authors: tuple[str, ...]
    published: Day | None
    lang: str
    direction: str
    accent: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """The picture of a page, its *place* below the site's root: either what is *drawn*, or the *cover* of its post."""

    place: str
    mime: str
    width: int
    height: int
    alt: str
    drawn: CardView | None = None
    cover: Asset | None = None


def slips_of(cover: Asset) -> tuple[str, ...]:
    """Return why networks cannot show a picture, in words; nothing if they can."""
    found = []
    if cover.suffix not in FORMATS:
        found.append(f"it is no JPEG or PNG but {cover.suffix.upper() or 'something else'}")
    if cover.width and min(cover.width, cover.height) < LEAST:
        found.append(f"it has {cover.width} × {cover.height} pixels, and {LEAST} × {LEAST} are the least")
    if cover.size >= HEAVY:
        found.append(f"it has {cover.size / HEAVY:.1f} MB, and some take less than {HEAVY // 1_000_000} MB")
    return tuple(found)


def fills_a_card(cover: Asset) -> bool:
    """Tell whether a picture can be shown as large as a card, without losing its edges."""
    low, high = SHAPES
    large = cover.width >= LARGE[0] and cover.height >= LARGE[1]
    return not slips_of(cover) and large and low <= cover.width / cover.height <= high
