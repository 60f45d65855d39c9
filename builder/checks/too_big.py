"""More than 256 kB of YAML in one file.

Why: A plan that long cannot be reviewed, and it would hold up every build.

How to mend it: Split the file: any number of files may stand under calendar/.

For example:

    title: One entry, one file
"""

from __future__ import annotations

SEVERITY = "error"
