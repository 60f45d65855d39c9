"""A character turns the direction of writing, so that a text is shown in another order than it is written in.

Why: Nobody can see it. With it a link, a name or a line of code can be made to look like another, also to the person
who reviews the change.

How to mend it: Delete it, with the cursor behind it. A text in two directions, like Hebrew with English names, may
need it; then leave it.

For example:

    title: Only letters
"""

from __future__ import annotations

SEVERITY = "warning"
