"""A page leads to a file of a kind that is not published.

Why: Pictures, sound, films, papers, data, archives and the text of programs are. What a browser or a server would run
is not, and neither are pictures that browsers cannot show.

How to mend it: Save a picture as JPEG or PNG. Pack anything else into an archive.

For example:

    [The calculator](calculator.zip)
"""

from __future__ import annotations

SEVERITY = "warning"
