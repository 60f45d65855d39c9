"""A template of the theme cannot be used.

Why: A name that a view does not have, or a tag without its end, would leave holes in every page.

How to mend it: Go to the line that is named; the names a template may use are those of its view.

For example:

    {{ view.title }}
"""

from __future__ import annotations

SEVERITY = "error"
