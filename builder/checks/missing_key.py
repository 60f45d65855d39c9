"""Something that Dateline cannot do without is not there.

Why: Without a title and an address there is no site to make.

How to mend it: Add the line that the message shows.

For example:

    site:
      title: The Repair Desk
      url: https://repair.example/
      namespace: repair.example,2026
"""

from __future__ import annotations

SEVERITY = "error"
