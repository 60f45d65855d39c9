"""A picture that no browser can show.

Why: It was cut off while it was copied, or is another kind of file under a picture's name. It is not published, and
readers see the words that stand for it.

How to mend it: Put the original there again, or save it anew with the program it was made with.

For example:

    content/posts/screw.jpg
"""

from __future__ import annotations

SEVERITY = "error"
