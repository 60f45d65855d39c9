"""A file is of a kind that is not read: no Markdown under content/, no .yaml under calendar/, no .csv under results/.

Why: Only these are read. A file of another markup is copied as it is where a page links to it, and is published in no
other way, so a post that is written in one is missing from the site, and an entry is missing from the plan.

How to mend it: Save plan files as .yaml and tables as .csv: editors like to add .txt, and spreadsheets save .xlsx.
Turn posts into Markdown; `pandoc old.rst -t gfm -o new.md` does most of it. Each markup is told once for the whole
site, with its first places.

For example:

    content/posts/stuck-screw.md
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem, Severity
from builder.model.project import Source

SEVERITY: Severity = "warning"


def check(source: Source) -> Iterator[Problem]:
    for kind, found in source.unread.items():
        files = "1 file" if found.count == 1 else f"{found.count} files"
        message = f"{kind} is not read, and no page is made of it ({files})"
        hint = f"write what is to be a page as Markdown{found.also}"
        severity: Severity = SEVERITY if found.seen else "info"
        yield Problem(found.places[0], "unread-file", message, hint, severity, found.places[0].path)
