"""Addresses: paths below the site's root to files, to the way back up, to URLs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from builder.model.settings import Site

LONGEST = 240  # bytes of a file name; most disks take 255
LONGEST_PATH = 1000
SAFE = "/~@!$&'()*+,;=:"  # what RFC 3986 lets stand in a path
NOWHERE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\\\ud800-\udfff]")  # Windows has no names with these
# “Naming Files, Paths, and Namespaces”, learn.microsoft.com, read 2026-11-24
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\xb9\xb2\xb3]) *(?:\.|$)", re.IGNORECASE)
# nothing to look at twice: no device, no end of a name in a dot, nothing long; \w has no control and no half letter
PART = r"(?!con|prn|aux|nul|com[0-9\xb9\xb2\xb3]|lpt[0-9\xb9\xb2\xb3])[\w-]{1,60}(?:\.[\w-]{1,20})*"
ORDINARY = re.compile(rf"{PART}(?:/{PART}){{0,9}}/?", re.IGNORECASE)


def unsafe(path: str) -> str:
    """Return what is wrong with a path below an output's root, or nothing: it has to stay there, on any disk."""
    if ORDINARY.fullmatch(path):
        return ""
    parts = path.removesuffix("/").split("/") if path else []
    if any(part in {"", ".", ".."} for part in parts) or "\\" in path:
        return "leads out of the site"
    wrong = (reason for part in parts for holds, reason in UNSAFE if holds(part))
    return next(wrong, f"is longer than {LONGEST_PATH} bytes" if len(path.encode()) > LONGEST_PATH else "")


UNSAFE: tuple[tuple[Callable[[str], object], str], ...] = (
    (lambda part: part.startswith("."), "has a part that begins with a dot, and such files are hidden"),
    (NOWHERE.search, "has a character that cannot stand in a file name everywhere"),
    (DEVICE.match, "has a part that is the name of a device on Windows"),
    (lambda part: part.endswith((".", " ")), "has a part that ends with a dot or a space, which Windows drops"),
    (lambda part: len(part.encode()) > LONGEST, f"has a part that is longer than {LONGEST} bytes"),
)


def mended(path: str) -> str:
    """Return *path* with what makes it unsafe written otherwise: `why?` becomes `why-`, `aux` becomes `aux-`."""
    return "/".join(_mended(part) for part in path.split("/")) if unsafe(path) else path


def _mended(part: str) -> str:
    plain = NOWHERE.sub("-", part).strip(" ").rstrip(". ")
    if part and (not plain or plain.startswith(".")):
        plain = f"-{plain.lstrip('.')}"
    if DEVICE.match(plain):
        stem, dot, rest = plain.partition(".")
        plain = f"{stem.rstrip()}-{dot}{rest}"
    if len(plain.encode()) <= LONGEST:
        return plain
    beginning = plain.encode()[: LONGEST // 2].decode("utf-8", "ignore")
    return f"{beginning}-{blake2b(plain.encode(), digest_size=4).hexdigest()}"


def composed(text: str) -> str:
    """Return *text* with each accented letter as one: some disks keep them as two."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def file_of(path: str) -> str:
    """Return the file that a server shows at *path*."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def root_of(path: str) -> str:
    """Return the way from the page at *path* up to the site's root: `../../`, or `./`."""
    return "../" * path.count("/") or "./"


@lru_cache(maxsize=1 << 16)
def quoted(path: str) -> str:
    """Return *path* as ASCII, as it stands in a link (RFC 3986)."""
    return quote(path, safe=SAFE)


def url_of(site: Site, path: str) -> str:
    """Return the absolute URL of *path*."""
    return site.url + quoted(path)
