"""A link stands where a file should, or something else that is no file.

Why: A link can lead anywhere on the machine that builds, and what it leads to would be published; a pipe would be
waited for without end. So nothing is read through links, also not through those that lead to files of the project.
Where one may hide what is to wait, or the whole theme, nothing is published.

How to mend it: Put the file or the folder itself there.

For example:

    content/posts/stuck-screw.md
"""

from __future__ import annotations

SEVERITY = "error"
