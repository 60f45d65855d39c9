"""The nearest of some names, for “did you mean”."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

MANY = 100  # names that are compared; a plan may have thousands, and a thousand mistakes


def nearest(name: str, names: Iterable[str], alike: float = 0.6) -> str:
    """Return the one of *names* that *name* was probably meant to be, or nothing; *alike* is how much is the same.

    Of more than `MANY` those count that begin as it does.
    """
    return _nearest(name, tuple(names), alike)


@lru_cache(maxsize=256)
def _nearest(name: str, names: tuple[str, ...], alike: float) -> str:
    if len(names) > MANY:
        names = tuple(sorted(names))
        first = max(bisect(names, name) - MANY // 2, 0)
        names = names[first : first + MANY]
    if swapped := next((other for other in names if sorted(other.lower()) == sorted(name.lower())), ""):
        return swapped
    close = get_close_matches(name.lower(), {other.lower(): other for other in names}, n=1, cutoff=alike)
    return next((other for other in names if other.lower() == close[0]), "") if close else ""


def did_you_mean(close: str) -> str:
    """Say it."""
    return f"did you mean “{close}”?" if close else ""
