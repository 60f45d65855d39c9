"""Two pages, or a page and a file, would stand at one address.

Why: One would overwrite the other. Capitals and the two spellings of an accented letter count as the same, since
many servers and disks cannot tell them apart.

How to mend it: Give one of them another id, slug or permalink; the message names both files.

For example:

    slug: stuck-screw-2
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.model.addresses import file_of
from builder.model.crowd import Crowd
from builder.model.problem import Location, Problem
from builder.model.project import Asset
from builder.model.rendered import Listing

SEVERITY = "error"
FIRM = True  # no exception silences it
OTHERS = "give one of them another id, slug or permalink"
OURS = "delete it if it only stood for that list or page; otherwise give it another slug or permalink"


def check(listing: Listing) -> Iterator[Problem]:
    crowd = Crowd.of(listing.others)
    paths = {asset.path for asset in listing.assets}
    files = ((asset.place, Location(asset.path), asset.path) for asset in _different(listing.assets))
    for path, at, about in (*listing.plan.addresses, *files):
        taken = crowd.has(file_of(path))
        if taken is None:
            crowd.add(file_of(path), at.path)
            continue
        message = f"the address /{path} is taken by {taken or 'a file that Dateline makes'}"
        hint = "give the file another name" if about in paths else OTHERS if taken else OURS
        yield Problem(at, "path-collision", message, hint, about=about)


def _different(assets: Iterable[Asset]) -> Iterator[Asset]:
    """Yield assets without those that are the same picture under the same name."""
    return iter({(asset.place, asset.mark or asset.path): asset for asset in assets}.values())
