"""A drawing to the bytes of a picture: SVG to JPEG."""

from __future__ import annotations

from io import BytesIO

import resvg_py
from PIL import Image

WIDTH, HEIGHT = 1200, 630
MOST = 1_000_000  # bytes: what the strictest network takes for a card (lexicon app.bsky.embed.external, 2026-11-22)
QUALITIES = (90, 80, 65, 45, 25, 10)


def jpeg(svg: str) -> bytes:
    """Return *svg* as a JPEG of 1200 by 630 pixels and less than a million bytes; ValueError where it is no SVG."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=WIDTH, height=HEIGHT, skip_system_fonts=True)
    with Image.open(BytesIO(png)) as image:
        opaque = Image.new("RGB", (WIDTH, HEIGHT), "white")
        opaque.paste(image, (0, 0), image if image.mode == "RGBA" else None)
    for quality in QUALITIES:
        made = BytesIO()
        opaque.save(made, "JPEG", quality=quality, subsampling=0, optimize=True)
        if made.tell() < MOST:
            break
    return made.getvalue()
