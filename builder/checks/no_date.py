"""A post has no date, and no entry in the plan.

Why: Without a date nobody can say whether it is out yet, so it is not published.

How to mend it: Plan it: make an entry with its name under calendar/. Or give it a `date:` of its own.

For example:

    date: 2026-12-01
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.nearest import nearest
from builder.model.problem import Problem
from builder.model.project import Project

ODD = re.compile(r"/(\d{4}-\d{1,2}-\d{1,2})[-_ ][^/]*$")
ALIKE = 0.8  # a slip, and not another piece on the same thing
SEVERITY = "error"
FIRM = True  # no exception silences it
AT_TOP = "between the two lines of hyphens (---) at its top"


def check(project: Project) -> Iterator[Problem]:
    written = {post.entry for post in project.posts}
    waiting = [entry for entry in project.entries if entry not in written]
    for post in project.posts:
        if post.date or post.entry or post.draft:
            continue
        if odd := ODD.search(post.path):
            hint = f"give the file a name with a day that there is, or write a `date:` {AT_TOP}"
            message = f"this post has no date: there is no such day as {odd[1]}, which its name begins with"
            yield Problem(post.at, "no-date", message, hint, about=post.path)
        else:
            name = post.id.rpartition("/")[2]
            hint = f"plan it as calendar/{name}.yaml, or add `date: 2026-12-01` {AT_TOP}"
            if close := nearest(name, waiting, ALIKE):
                where = project.entries[close].marks.path
                hint = f"if it is the piece “{close}” of {where}, rename it to {close}.md"
            yield Problem(post.at, "no-date", "this post has no date and no entry in the plan", hint, about=post.path)
