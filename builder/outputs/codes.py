"""An address as a QR code: alone to know segno."""

from __future__ import annotations

import segno

QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks
LONG = 2000  # bytes of an address: with more a code would be too fine for paper, or for the standard


def code_of(url: str) -> str:
    """Return *url* as a QR code, drawn in SVG; none if it is empty or too long for one."""
    if not url or len(url.encode("utf-8", "replace")) > LONG:
        return ""
    code = segno.make_qr(url.encode("utf-8", "replace").decode(), error="m")
    return code.svg_inline(border=QUIET, omitsize=True, dark="#000", light="#fff", svgclass="qr", lineclass=None)
