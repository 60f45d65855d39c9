"""A picture or a download that is too large for a web page.

Why: A picture of very many pixels can fill a visitor's memory, and one of many megabytes lets them wait. It is told by
its size alone, and is not opened. A download above 100 MB would not be taken by GitHub either.

How to mend it: Save the picture smaller: 2000 pixels are wide enough for any page. Link to a download elsewhere.

For example:

    [The film](https://videos.example/screw)
"""

from __future__ import annotations

SEVERITY = "error"
