"""Two entries, or two files, have one id.

Why: Readers' feeds and calendars tell pieces apart by their ids and would see only one.

How to mend it: Give one of the two another id; the message names both places.

For example:

    stuck-screw:
      title: Getting a stuck screw out
    stuck-bolt:
      title: The same, larger
"""

from __future__ import annotations

SEVERITY = "error"
