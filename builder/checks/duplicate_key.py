"""A key stands twice in one entry.

Why: YAML would silently keep one of the two, and not the one you think of.

How to mend it: Delete one of the two lines; the message names both.

For example:

    owner: chief
    audience: home-repairers
"""

from __future__ import annotations

SEVERITY = "error"
