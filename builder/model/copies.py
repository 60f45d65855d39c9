"""A network's copy of a picture: which part of the original, how large, and in how many bytes."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.project import Asset


@dataclass(frozen=True, slots=True)
class Cut:
    """What a copy is made of: the part of the original that begins at *left* and *top*, is *across* wide and *down*
    high, all in pixels as it is looked at, and becomes *width* × *height*, in *most* bytes if there is a bound."""

    left: int
    top: int
    across: int
    down: int
    width: int
    height: int
    most: int | None = None

    def lost(self, asset: Asset) -> float:
        """Return how much of *asset* is cut away, from 0 to 1."""
        return 1 - (self.across * self.down) / (asset.width * asset.height)


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture as a channel carries it: all of the original if nothing is to *cut*, else a JPEG.

    *file* is where it stands below the desk, *place* below the site, if it is public; *alt* says what it shows, and
    *written* is how the piece names it.
    """

    asset: Asset
    written: str
    alt: str
    cut: Cut | None
    file: str
    place: str = ""
