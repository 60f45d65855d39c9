"""A link stands where a file should.

Why: A link can lead anywhere on the machine that builds, and what it leads to would be published.

How to mend it: Put the file itself there.

For example:

    content/posts/stuck-screw.md
"""

from __future__ import annotations

SEVERITY = "error"
