"""What is refused of a YAML text before anyone parses it."""

from __future__ import annotations

import re

from builder.load.text import place, unsayable
from builder.model.problem import Location, Problem

LARGEST = 256 * 1024  # bytes a file
# what YAML 1.2, section 5.1, calls not printable
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def refused(path: str, text: str, first_line: int) -> Problem | None:
    """Return why *text* is not to be read, if so."""
    if (size := len(text.encode())) > LARGEST:
        message = f"this file holds {size // 1024} kB of YAML, and {LARGEST // 1024} kB are allowed"
        return Problem(Location(path), "too-big", message, "split it: any number of files may stand side by side")
    if found := UNPRINTABLE.search(text):
        return unsayable(place(path, text, found.start(), first_line), found[0])
    if found := CONFLICT.search(text):
        hint = "keep the lines that are right, and delete the three that git put in: <<<<<<<, ======= and >>>>>>>"
        at = place(path, text, found.start(), first_line)
        return Problem(at, "merge-conflict-marker", "two versions of these lines meet here", hint)
    return None
