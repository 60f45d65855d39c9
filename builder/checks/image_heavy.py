"""A picture has more bytes than a page should ask for.

Why: On a telephone, outside of a town, its page stays empty for seconds, and whoever pays by the megabyte pays.

How to mend it: Save it no wider than 2000 pixels, as JPEG of quality 80 or as WebP. Of a moving picture make a film.

For example:

    magick screw.jpg -resize 2000x -quality 80 screw.webp
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from builder.model.problem import Location, Problem
from builder.model.project import Asset, Project
from builder.model.slips import FEW, crowded

SEVERITY = "warning"
HEAVY = 1_000_000  # bytes: four seconds of a slow telephone line
WIDE = 2000  # pixels, more than which no page shows
MEGABYTE = 1_000_000


def check(project: Project) -> Iterator[Problem]:
    heavy = [asset for asset in project.assets.values() if asset.suffix and asset.size > HEAVY]
    total = sum(asset.size for asset in heavy) / MEGABYTE
    together = f"{len(heavy)} pictures have more than {HEAVY // MEGABYTE} MB each, {total:.0f} MB together"
    yield from crowded([_told(asset) for asset in islice(heavy, FEW)], len(heavy), together)


def _told(asset: Asset) -> Problem:
    size = f", {asset.width} × {asset.height} pixels" if asset.width else ""
    message = f"this picture has {asset.size / MEGABYTE:.1f} MB{size}; {HEAVY // MEGABYTE} MB are enough"
    if asset.suffix == "gif":
        hint = "save it as a film (.mp4 or .webm), which takes a tenth, and show it as you show a picture"
    elif asset.width > WIDE:
        hint = f"save it {WIDE} pixels wide; no page shows more"
    else:
        hint = "save it as JPEG of quality 80, or as WebP"
    return Problem(Location(asset.path), "image-heavy", message, hint, "warning", asset.path)
