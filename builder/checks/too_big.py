"""More than 256 kB of YAML or 1000 kB of Markdown in one file, or more notes in a text than it has room for.

Why: A plan or a text that long cannot be reviewed, and it would hold up every build.

How to mend it: Split the file: any number of files may stand under calendar/ and content/.

For example:

    title: One entry, one file
"""

from __future__ import annotations

SEVERITY = "error"
