"""Which characters may stand where in a link or beside it, in UTF-16 units, as classes of regular expressions.

From npm twitter-text 3.1.0, dist/regexp (spacesGroup, directionalMarkersGroup, invalidCharsGroup, latinAccentChars,
punct, validGeneralUrlPathChars, validUrlQueryChars; read on 2026-11-30), each with what JavaScript takes for the same
letter without its case. That is why a class of Latin letters has an iota.
"""

from __future__ import annotations

SPACES = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SIGNS = r"!#%&'()*+,\-./:;<=>?@\[\\\]^_{|}~$"
DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVALID = r"\ufeff\ufffe\uffff"
ACCENTED = (  # as it is written there, and only so
    r"\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    r"\u0300-\u036f\u1e00-\u1eff"
)
LATIN = (  # without its case
    rf"{ACCENTED}\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
CYRILLIC = r"\u0400-\u04ff\u1c80-\u1c87"
OF_PATH = rf"A-Za-z0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{LATIN}{CYRILLIC}"
ENDS_PATH = rf"A-Za-z0-9+\-=_#/{LATIN}{CYRILLIC}"
OF_QUERY = r"A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|"
ENDS_QUERY = r"A-Za-z0-9\-_&=#/"
