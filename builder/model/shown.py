"""Text as a line of a terminal shows it: what would move, recolour or command something stands there as its code."""

from __future__ import annotations

import re

# controls, what ends a line anywhere, what turns the direction of writing, halves of letters
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0001-\U000e007f]"
)
# what the programs that run us would obey: GitHub takes `::error::` at the beginning of a line and `##[error]` anywhere
# in it (actions/runner, ActionCommand.cs, read 2026-11-24), Azure `##vso[`, TeamCity `##teamcity[`
COMMAND = re.compile(r"^(\s*):(?=:)|#(#\w*)(?=\[)")
NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shown(text: str) -> str:
    """Return *text* on one line on which it can do nothing but be read."""
    if not text.isprintable():
        text = UNSEEN.sub(_coded, text)
    if "::" in text or "##" in text:
        text = COMMAND.sub(_spelt, text)
    return text


def unobeyed(text: str) -> str:
    """Return JSON that means the same, and at which no terminal and no program that reads along does anything."""
    lines = text.split("\n")  # those between values; in a text they are coded
    return "\n".join(COMMAND.sub(r"\\u0023\2", UNSEEN.sub(_escaped, line)) for line in lines)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _coded(found: re.Match[str]) -> str:
    code = ord(found[0])
    return NAMED.get(found[0]) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")  # noqa: PLR2004 - two digits


def _spelt(found: re.Match[str]) -> str:
    return f"{found[1]}\\x3a" if found[1] is not None else f"\\x23{found[2]}"
