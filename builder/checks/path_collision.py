"""Two pages, or a page and a file, would stand at one address.

Why: One would overwrite the other. Capitals and the two spellings of an accented letter count as the same, since
many servers and disks cannot tell them apart.

How to mend it: Give one of them another id, slug or permalink; the message names both files.

For example:

    slug: stuck-screw-2
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from builder.model.addresses import file_of
from builder.model.problem import Location, Problem
from builder.model.project import Asset
from builder.model.rendered import Listing

SEVERITY = "error"
FIRM = True  # no exception silences it


def check(listing: Listing) -> Iterator[Problem]:
    first = {_same(path): "" for path in listing.others}
    folders = {above: "" for path in first for above in _above(path)}
    paths = {asset.path for asset in listing.assets}
    files = ((asset.place, Location(asset.path), asset.path) for asset in _different(listing.assets))
    for path, at, about in (*listing.plan.addresses, *files):
        file = _same(file_of(path))
        taken = next((known[one] for known, one in _meetings(file, first, folders)), None)
        if taken is None:
            first[file] = at.path
            folders |= dict.fromkeys(_above(file), at.path)
            continue
        message = f"the address /{path} is taken by {taken or 'a file that Dateline makes'}"
        hint = "give the file another name" if about in paths else "give one of them another id, slug or permalink"
        yield Problem(at, "path-collision", message, hint, about=about)


def _different(assets: Iterable[Asset]) -> Iterator[Asset]:
    """Yield assets without those that are the same picture under the same name."""
    return iter({(asset.place, asset.mark or asset.path): asset for asset in assets}.values())


def _meetings(file: str, first: dict[str, str], folders: dict[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    """Yield where *file* meets another: at its own place, as a folder of others, or with a file above it."""
    yield from ((known, file) for known in (first, folders) if file in known)
    yield from ((first, above) for above in _above(file) if above in first)


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a file stands in."""
    parts = path.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
