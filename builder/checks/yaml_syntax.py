"""A YAML file, or the front matter of a post, cannot be read.

Why: What belongs together is told by indentation, and `key: value` needs the colon and the space.
One line that breaks this hides all that follows, so nothing in the file is used.

How to mend it: Go to the line that is named and compare it with its neighbours: the same depth, a colon, a space.

For example:

    title: Getting a stuck screw out
    owner: chief
"""

from __future__ import annotations

SEVERITY = "error"
