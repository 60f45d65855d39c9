"""A key that Dateline does not know.

Why: A misspelt key would be ignored, and the day you planned would not be the day it goes out.

How to mend it: Take the key that is offered, or delete the line. `dateline check --fix` takes the offer.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

SEVERITY = "error"
