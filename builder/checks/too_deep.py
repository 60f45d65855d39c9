"""More than twenty levels of lists and mappings within each other.

Why: No plan is that deep; such files are made to break the programs that read them.

How to mend it: Write it flatter.

For example:

    tags: [screws, tools]
"""

from __future__ import annotations

SEVERITY = "error"
