"""What made the bytes: a digest of our own code and of the versions of the libraries that touch them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

LIBRARIES = (
    "comrak-ext",
    "feedgen",
    "icalendar",
    "jinja2",
    "latex2mathml",
    "lxml",
    "mkdocs",
    "nh3",
    "pillow",
    "pygments",
    "regex",
    "resvg-py",
    "uharfbuzz",
)


@cache
def code_digest() -> str:
    """Return the digest; anything that was made under another one is made again."""
    made = blake2b(digest_size=16)
    for library in LIBRARIES:
        made.update(f"{library}={version(library)};".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        made.update(file.read_bytes())
    return made.hexdigest()
