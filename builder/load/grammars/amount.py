"""`20%`, `at most 20%`, `about 50%`; `at most 2 a day`, `3 pieces a week`."""

from __future__ import annotations

import re
from typing import cast

from builder.model.amounts import Bound, Per, Rate, Share

SHARE = re.compile(r"(?:(at most|at least|about) )?([0-9]{1,3}) ?%")
RATE = re.compile(r"(?:at most )?([0-9]{1,4})(?: [a-z]+)? (?:a|per) (day|week|month)")
WHOLE = 100


def share(text: str) -> Share:
    """Read a share; one without a word before it is about that much."""
    match = SHARE.fullmatch(" ".join(text.lower().split()))
    if not match or int(match[2]) > WHOLE:
        raise ValueError(f"“{text}” is no share; write one like `at most 20%`, `at least 20%` or `about 50%`")
    return Share(int(match[2]), cast("Bound", match[1] or "about"))


def rate(text: str) -> Rate:
    """Read a rate or a capacity."""
    match = RATE.fullmatch(" ".join(text.lower().split()))
    if not match:
        raise ValueError(f"“{text}” is no count in a time; write one like `at most 2 a day` or `3 pieces a week`")
    return Rate(int(match[1]), cast("Per", match[2]))
