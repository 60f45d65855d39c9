"""A picture and a network's bounds to the copy that it takes: cut around the middle, never padded, never enlarged."""

from __future__ import annotations

from math import floor, sqrt

from builder.model.copies import Cut
from builder.model.network import Rules
from builder.model.project import Asset

BITMAPS = frozenset({"jpg", "png", "gif", "webp", "avif"})
# a JPEG of quality 30 has less than two bits a pixel, even of noise: so a copy of so many pixels surely fits
PIXELS_A_BYTE = 2
ROOMY = 3  # bytes a pixel, as if nothing were compressed


def cut_of(asset: Asset, rules: Rules, files: int = 1) -> Cut | None:
    """Return how *asset* is to be copied for a network that is given so many *files*; None if it takes it as it is.

    Bars beside a picture look like a mistake, and on a small screen leave less of it to see than a cut does.
    """
    most = _bytes(rules, files)
    across, down = _shaped(asset.width, asset.height, rules)
    width, height = _within(across, down, rules, None)
    fits = most is None or asset.size <= most
    if (width, height) == (asset.width, asset.height) and fits and asset.suffix in rules.formats and not asset.odd:
        return None
    width, height = _within(across, down, rules, most)
    if most and most > width * height * ROOMY:
        most = None  # no JPEG of this size has so many: networks with other bounds get the same file
    return Cut((asset.width - across) // 2, (asset.height - down) // 2, across, down, width, height, most)


def _bytes(rules: Rules, files: int) -> int | None:
    """Return how many bytes a picture may have, of several that are sent together."""
    bounds = [rules.most("image_bytes"), (rules.most("request") or 0) * 9 // 10 // max(1, files) or None]
    return min((bound for bound in bounds if bound is not None), default=None)


def _shaped(width: int, height: int, rules: Rules) -> tuple[int, int]:
    """Return the largest part of a picture that is neither too wide nor too high for its other side."""
    widest, narrowest = _ratio(rules, "aspect_max"), _ratio(rules, "aspect_min")
    if widest and width > height * widest:
        width = max(1, floor(height * widest))
    elif narrowest and width < height * narrowest:
        height = max(1, floor(width / narrowest))
    return width, height


def _ratio(rules: Rules, name: str) -> float | None:
    return rules.facts[name].value if name in rules.facts else None


def _within(width: int, height: int, rules: Rules, most: int | None) -> tuple[int, int]:
    """Return a size that is not beyond any bound, of the same shape."""
    pixels = [rules.most("image_pixels"), most * PIXELS_A_BYTE if most else None]
    scales = [1.0]
    scales += [sqrt(bound / (width * height)) for bound in pixels if bound]
    scales += [bound / width for bound in (rules.most("width_max"),) if bound]
    scales += [bound / (width + height) for bound in (rules.most("sides"),) if bound]
    scale = min(scales)
    if scale == 1:
        return width, height
    return _shaped(max(1, floor(width * scale)), max(1, floor(height * scale)), rules)
