"""A tab at the beginning of a line.

Why: YAML does not allow tabs there, since nobody can see how wide they are.

How to mend it: Replace the tab with two spaces.

For example:

    site:
      title: Two spaces, not a tab
"""

from __future__ import annotations

SEVERITY = "error"
