"""The nearest of some names, for “did you mean”."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str], alike: float = 0.6) -> str:
    """Return the one of *names* that *name* was probably meant to be, or nothing; *alike* is how much is the same."""
    names = tuple(names)
    if swapped := next((other for other in names if sorted(other.lower()) == sorted(name.lower())), ""):
        return swapped
    close = get_close_matches(name.lower(), {other.lower(): other for other in names}, n=1, cutoff=alike)
    return next((other for other in names if other.lower() == close[0]), "") if close else ""


def did_you_mean(close: str) -> str:
    """Say it."""
    return f"did you mean “{close}”?" if close else ""
