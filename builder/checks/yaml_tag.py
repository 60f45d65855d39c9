"""A tag, such as `!!python/object`.

Why: Tags make objects out of text, which a plan never needs and an attacker does.

How to mend it: Delete the tag and leave the value.

For example:

    title: Getting a stuck screw out
"""

from __future__ import annotations

SEVERITY = "error"
