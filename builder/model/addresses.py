"""Addresses: paths below the site's root to files, to the way back up, to URLs."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from builder.model.settings import Site

LONGEST = 240  # bytes of a file name; most disks take 255
SAFE = "/~@!$&'()*+,;=:"  # what RFC 3986 lets stand in a path


def unsafe(path: str) -> str:
    """Return what is wrong with a path below an output's root, or nothing: it has to stay there, on any disk."""
    parts = path.removesuffix("/").split("/") if path else []
    if any(part in {"", ".", ".."} for part in parts) or "\\" in path:
        return "leads out of the site"
    if any(part.startswith(".") for part in parts):
        return "has a part that begins with a dot, and such files are hidden"
    if any(ord(letter) < 32 or letter in '<>:"|?*\x7f' for letter in path):  # noqa: PLR2004 - below are controls
        return "has a character that cannot stand in a file name everywhere"
    if any(len(part.encode()) > LONGEST for part in parts):
        return f"has a part that is longer than {LONGEST} bytes"
    return ""


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
