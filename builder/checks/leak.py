"""Something of a private piece stands in a public file.

Why: What is not out yet, or under embargo, would be read by everyone. The build is not published.

How to mend it: Take the words, the address or the id out of the public file that is named. If the
words are meant to be public, change them in the private piece until it is out.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ahocorasick_rs import BytesAhoCorasick

from builder.model.problem import Problem
from builder.model.rendered import Canary, Published

SEVERITY = "error"
FIRM = True  # no exception silences it

GOES_ON = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/")


def check(published: Published) -> Iterator[Problem]:
    if not published.canaries:
        return
    search = BytesAhoCorasick([canary.bytes for canary in published.canaries])
    found: dict[int, list[str]] = defaultdict(list)
    for path, data in published.files():
        hits = search.find_matches_as_indexes(data, overlapping=True)
        for number in {number for number, _, end in hits if _is_whole(published.canaries[number], data, end)}:
            found[number].append(f"site/{path}")
    for number, paths in sorted(found.items()):
        canary = published.canaries[number]
        if not published.holds(canary):
            message = (
                f"the {canary.what} of “{canary.about}”, which is private, would be public in {_some(sorted(paths))}"
            )
            hint = f"take “{canary.bytes.decode()}” out of what that is made of; nothing is published until then"
            yield Problem(canary.at, "leak", message, hint)


def _some(paths: list[str]) -> str:
    return paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"


def _is_whole(canary: Canary, data: bytes, end: int) -> bool:
    """Tell `stuck-screw` from the beginning of `stuck-screw-again`."""
    return canary.what != "identity" or data[end : end + 1] == b"" or data[end] not in GOES_ON
