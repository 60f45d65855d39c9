"""A file that is not UTF-8.

Why: Guessing another encoding would turn letters into others without anyone noticing.

How to mend it: Save the file as UTF-8; every editor can.

For example:

    title: Käthe’s café
"""

from __future__ import annotations

SEVERITY = "error"
