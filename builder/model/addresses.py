"""Addresses: paths below the site's root to files, to the way back up, to URLs."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from builder.model.settings import Site

SAFE = "/~@!$&'()*+,;=:"  # what RFC 3986 lets stand in a path


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
