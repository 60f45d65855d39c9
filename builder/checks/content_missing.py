"""The `content:` of an entry names a file that is not there.

Why: The piece would never go out, and the file that was meant would go out by its own date.

How to mend it: Write the path of the file from the root of the project.

For example:

    content: content/posts/stuck-screw.md
"""

from __future__ import annotations

SEVERITY = "warning"
