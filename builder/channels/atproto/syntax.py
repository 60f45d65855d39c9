"""What AT Protocol takes for a handle, a DID, a language and a URI: no record may hold another.

https://atproto.com/specs/handle, /did and /lexicon (string formats), read on 2026-11-30; every case of
bluesky-social/atproto-interop-tests at 056e5741 is answered as it is there.
"""

from __future__ import annotations

import re

LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
HANDLE = re.compile(rf"(?:{LABEL}\.)+(?=[a-zA-Z]){LABEL}")
DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]")
URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?://)?[^\s/]\S*")
# RFC 5646, section 2.1, with the language itself in small letters
LANGUAGE = re.compile(
    r"""[a-z]{2,3} (?i:(?:-[a-z]{3}){0,3} (?:-[a-z]{4})? (?:-(?:[a-z]{2}|[0-9]{3}))?
    (?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)
    (?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)
    (?:-x(?:-[a-z0-9]{1,8})+)?) | [xX](?:-[a-zA-Z0-9]{1,8})+""",
    re.VERBOSE | re.ASCII,
)
OLD = frozenset(
    """en-GB-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu
    sgn-BE-FR sgn-BE-NL sgn-CH-DE art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan
    zh-xiang""".split()  # noqa: SIM905 - RFC 5646 section 2.2.8 lists them so
)
LONGEST = {"handle": 253, "did": 2048, "uri": 8192}


def is_handle(text: str) -> bool:
    """Return whether *text* names an account as a domain does."""
    return len(text) <= LONGEST["handle"] and HANDLE.fullmatch(text) is not None


def is_did(text: str) -> bool:
    """Return whether *text* is an account's identity, which stays when its handle changes."""
    return len(text) <= LONGEST["did"] and DID.fullmatch(text) is not None


def is_identifier(text: str) -> bool:
    """Return whether *text* names an account in either way."""
    return is_handle(text) or is_did(text)


def is_uri(text: str) -> bool:
    """Return whether *text* may be the address of a link."""
    return len(text.encode("utf-8", "replace")) <= LONGEST["uri"] and URI.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Return whether *text* is a tag of BCP 47 in which no variant and no extension stands twice."""
    found = LANGUAGE.fullmatch(text)
    if found is None:
        return text in OLD
    once = (re.findall("-[^-]+", found["variants"] or ""), re.findall("-[^-](?=-)", found["extensions"] or ""))
    return all(len({one.lower() for one in many}) == len(many) for many in once)
