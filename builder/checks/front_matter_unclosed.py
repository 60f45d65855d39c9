"""Front matter begins and never ends, or ends and never begins.

Why: The whole text would count as front matter, or the front matter would be published as text.

How to mend it: Add a line of three hyphens between the keys and the text, and one above the keys.

For example:

    ---
    title: Getting a stuck screw out
    ---
    Heat, patience, and when to stop.
"""

from __future__ import annotations

SEVERITY = "error"
