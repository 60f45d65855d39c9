"""More than twenty levels of YAML, 250 of Markdown or 500 of HTML within each other.

Why: No plan and no text is that deep; such files are made to break the programs that read them.

How to mend it: Write it flatter.

For example:

    tags: [screws, tools]
"""

from __future__ import annotations

SEVERITY = "error"
