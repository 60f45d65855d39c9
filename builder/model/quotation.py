"""Quotation marks as each language prints them, and a quotation in them."""

from __future__ import annotations

# Unicode CLDR 45, delimiters.json of npm cldr-misc-full 45.0.0, read on 2026-11-30: outer marks and inner ones; where
# these are the same as those, single ones
MARKS = {
    **dict.fromkeys(("bg", "cs", "de", "et", "hr", "is", "lt", "mk", "sk", "sl", "sr"), "„“‚‘"),
    **dict.fromkeys(("ca", "el", "fr", "it", "sq"), "«»“”"),
    **dict.fromkeys(("be", "ru", "uk"), "«»„“"),
    **dict.fromkeys(("nb", "nn", "no"), "«»‘’"),
    **dict.fromkeys(("fa", "hy"), "«»‹›"),
    **dict.fromkeys(("fi", "sv"), "””’’"),
    **dict.fromkeys(("pl", "ro"), "„”«»"),
    **dict.fromkeys(("ja", "yue"), "「」『』"),
    "bs": "„”‘’",
    "hu": "„”»«",
    "ka": "„“«»",
    "nl": "‘’“”",
}
ENGLISH = "“”‘’"
THIN = "\u202f"  # French sets a narrow space inside
PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("「", "」"), ('"', '"'))


def marked(words: str, lang: str) -> str:
    """Return *words* in the quotation marks of *lang*; those inside become inner ones. A second line, which says whose
    the words are, stands behind them."""
    said, _, whose = words.partition("\n")
    said = _bare(said.strip())
    tongue = lang.partition("-")[0]
    opening, closing, inner, inmost = tuple(MARKS.get(tongue, ENGLISH))
    said, space = _inward(said, inner, inmost), THIN if tongue == "fr" else ""
    return f"{opening}{space}{said}{space}{closing}{' ' + whose if whose else ''}"


def _bare(said: str) -> str:
    """Return words without the one pair of marks that stands around all of them."""
    for opening, closing in PAIRS:
        inside = said[1:-1]
        if said.startswith(opening) and said.endswith(closing) and not {opening, closing} & set(inside):
            return inside
    return said


def _inward(said: str, inner: str, inmost: str) -> str:
    """Return words whose own marks are the inner ones of the language."""
    for opening, closing in PAIRS[:-1]:
        at = said.find(opening)
        end = said.find(closing, at + 1)
        if 0 <= at < end:
            inside = said[at + 1 : end]
            return f"{said[:at]}{inner}{inside}{inmost}{_inward(said[end + 1 :], inner, inmost)}"
    return said
