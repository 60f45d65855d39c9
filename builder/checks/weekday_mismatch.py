"""The weekday does not belong to the date.

Why: The weekday is there as a checksum: one of the two is a slip, and only you know which.

How to mend it: Correct the weekday or the date. `dateline check --fix` takes the date as right.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

SEVERITY = "error"
