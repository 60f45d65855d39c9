"""A value that is not of the form its key needs.

Why: A date that cannot be read is no date, and a piece without a date does not go out.

How to mend it: The message shows the form to write.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

SEVERITY = "error"
