"""A character that cannot be shown stands in the text.

Why: Feeds and calendars with such a character are refused by the programs of your readers.

How to mend it: Delete it; it often comes along when text is pasted.

For example:

    title: Only letters
"""

from __future__ import annotations

SEVERITY = "error"
