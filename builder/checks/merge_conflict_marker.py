"""Two versions of some lines stand below each other, as git left them.

Why: Two people changed the same lines, and only you can say which of the two versions is right, or how they go
together.

How to mend it: Keep the lines that are right. Delete the others, and the three lines that git put in: the one of
seven `<`, the one of seven `=`, and the one of seven `>`.

For example:

    publish: Tue 2026-12-01 09:30
"""

from __future__ import annotations

SEVERITY = "error"
