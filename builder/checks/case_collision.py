"""Two files whose names differ only in capitals, or in how an accented letter is written.

Why: Many disks take both for one, and keep only one of the two: which one, nobody knows. The second is withheld.

How to mend it: Give one of them another name.

For example:

    content/posts/screw-from-above.jpg
"""

from __future__ import annotations

SEVERITY = "error"
