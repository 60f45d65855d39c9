"""A drawing to the bytes of a picture: SVG to JPEG."""

from __future__ import annotations

import resvg_py

from builder.drawing.pixels import drawn

WIDTH, HEIGHT = 1200, 630
MOST = 999_999  # bytes: the strictest network takes less than a million (lexicon app.bsky.embed.external, 2026-11-22)


def jpeg(svg: str) -> bytes:
    """Return *svg* as a JPEG of 1200 by 630 pixels and less than a million bytes; ValueError where it is no SVG."""
    return drawn(resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT, skip_system_fonts=True), MOST)
