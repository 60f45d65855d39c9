"""What is refused of a YAML text before anyone parses it."""

from __future__ import annotations

import re

from builder.load.text import place, unsayable
from builder.model.problem import Location, Problem

DEEPEST = 20  # lists and mappings in one another
LARGEST = 256 * 1024  # bytes a file
# what YAML 1.2, section 5.1, calls not printable
# and, of what is, U+0085, at which a terminal breaks the line, and what Unicode calls no character
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)


def refused(path: str, text: str, first_line: int) -> Problem | None:
    """Return why *text* is not to be read, if so."""
    if large := too_big(path, text, "YAML", "split it: any number of files may stand side by side"):
        return large
    if found := UNPRINTABLE.search(text):
        return unsayable(place(path, text, found.start(), first_line), found[0])
    if found := CONFLICT.search(text):
        return two_versions(place(path, text, found.start(), first_line))
    return None


def too_big(path: str, text: str, of: str, hint: str) -> Problem | None:
    """Say that there is more of something than anyone writes."""
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    if size <= LARGEST:
        return None
    message = f"this file holds {size // 1024} kB of {of}, and {LARGEST // 1024} kB are allowed"
    return Problem(Location(path), "too-big", message, hint)


def two_versions(at: Location) -> Problem:
    """Say that git has left a conflict."""
    hint = "keep the lines that are right, and delete the three that git put in: <<<<<<<, ======= and >>>>>>>"
    return Problem(at, "merge-conflict-marker", "two versions of these lines meet here", hint)


def too_deep(at: Location) -> Problem:
    """Say that there are too many brackets or steps in."""
    hint = "take out some of the brackets, or the steps in"
    return Problem(at, "too-deep", f"this is nested more than {DEEPEST} levels deep", hint)
