"""An anchor, an alias or a merge key.

Why: Aliases can make a file of ten lines into gigabytes, and no plan needs them. They are refused before
anything is made.

How to mend it: Write the words out.

For example:

    owner: chief
"""

from __future__ import annotations

SEVERITY = "error"
