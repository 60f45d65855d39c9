"""A leaflet: what a phone reads from its code is the link, and it needs nothing but itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image

from builder.outputs.codes import LONG, code_of

SITE = Path(__file__).parent / "sites" / "channels"
STROKE = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def scanned(svg: str) -> str:
    """Draw the strokes of a code, each a row of squares, and read it as a phone does."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index] # a code has one
    drawn = Image.new("L", (side, side), 255)
    x = y = 0.0
    for what, first, second in STROKE.findall(re.findall(r' d="(M[^"]+)"', svg)[-1]):
        if what == "h":
            drawn.paste(0, (int(x), int(y), int(x + float(first)), int(y) + 1))
            x += float(first)
        else:
            x, y = (float(first), float(second)) if what == "M" else (x + float(first), y + float(second))
    (found,) = zxingcpp.read_barcodes(drawn.resize((side * 6, side * 6), Image.Resampling.NEAREST))
    return str(found.text)


@pytest.mark.parametrize(
    "url",
    [
        "https://repair.example/2026/12/battery/",
        "https://a.org",
        "https://repair.example/%C3%BCber?a=1&b=2#c",
        "https://repair.example/schön",
        "https://a.org/" + "x" * 1500,
    ],
)
def test_a_code_is_read_as_the_link(url: str) -> None:
    assert scanned(code_of(url)) == url


def test_a_link_that_no_code_can_hold_has_none() -> None:
    assert code_of("") == ""
    assert code_of("https://a.org/" + "x" * LONG) == ""
    assert segno.make_qr(b"x" * LONG, error="m").version == 38  # of 40: the longest that gets one


def test_a_leaflet_fetches_nothing() -> None:
    """Its only addresses are those to read, and the name that SVG has."""
    page = (SITE / "expected" / "desk" / "snippets" / "battery" / "launch.leaflet.en.html").read_text("utf-8")
    assert "@page{size:A4" in page
    assert not re.search(r"<(link|script|img|iframe|object)\b|@import|url\(", page)
    assert "repair.example/2026/12/battery" in page
    assert scanned(page) == "https://repair.example/2026/12/battery/"
