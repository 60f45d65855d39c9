"""Signs that only look like letters, of mathematics, in circles, struck through; and the letters they stand for."""

from __future__ import annotations

import re
import unicodedata

# small capitals are letters of phonetics (Unicode, blocks IPA Extensions, Phonetic Extensions, Latin Extended-D)
SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
SQUARES = range(0x1F170, 0x1F18A)  # A to Z on black squares, which Unicode does not trace back to letters
DISCS = range(0x1F150, 0x1F16A)  # on black circles
WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
# Mathematical Alphanumeric Symbols, with those that were in Letterlike Symbols before; Enclosed Alphanumerics; the
# squared and circled capitals of Enclosed Alphanumeric Supplement
FANCY = (
    "\U0001d400-\U0001d7ff\u2102\u210a-\u210e\u2110-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131"
    f"\u2133\u2134\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189{''.join(SMALL)}"
)
STRIKES = "\u0305\u0332\u0333\u0335\u0336\u0337\u0338"  # a line through, over or below each letter
EMOJI = "\ufe0f"  # an A on a square may be shown in colours
CJK = {"ja", "ko", "zh"}  # in these scripts wide letters are usual, and are read out
LEAST = 3  # letters: a variable of a formula is one or two


def _runs(fancy: str) -> re.Pattern[str]:
    one = rf"(?:[{fancy}]{EMOJI}?|[^\W_][{STRIKES}]+)"
    return re.compile(rf"(?<![^\W_]){one}{{2,}}(?:[ '’-]{one}+)*")


ANY = re.compile(f"[{FANCY}{WIDE}{STRIKES}]")  # looked for first: few texts have one
RUNS, WIDE_RUNS = _runs(FANCY), _runs(FANCY + WIDE)


def dressed(text: str, lang: str) -> list[str]:
    """Return the stretches of *text* that are in such letters."""
    if text.isascii() or not ANY.search(text):
        return []
    runs = RUNS if lang.partition("-")[0].lower() in CJK else WIDE_RUNS
    return [found[0] for found in runs.finditer(text) if sum(map(str.isalnum, plain(found[0]))) >= LEAST]


def plain(text: str) -> str:
    """Return *text* in plain letters."""
    return unicodedata.normalize("NFKC", "".join(map(_plain, text)))


def _plain(letter: str) -> str:
    if letter in STRIKES + EMOJI:
        return ""
    code = ord(letter)
    for capitals in (SQUARES, DISCS):
        if code in capitals:
            return chr(ord("A") + code - capitals.start)
    return SMALL.get(letter, letter)
