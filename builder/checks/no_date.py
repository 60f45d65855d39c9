"""A post has no date, and no entry in the plan.

Why: Without a date nobody can say whether it is out yet, so it is not published.

How to mend it: Plan it: make an entry with its name under calendar/. Or give it a `date:` of its own.

For example:

    date: 2026-12-01
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Problem
from builder.model.project import Project

SEVERITY = "error"
FIRM = True  # no exception silences it


def check(project: Project) -> Iterator[Problem]:
    for post in project.posts:
        if not post.date and not post.entry and not post.draft:
            plan = f"calendar/{post.id.rpartition('/')[2]}.yaml"
            hint = f"plan it as {plan}, or add a line like `date: 2026-12-01` to its front matter"
            yield Problem(post.at, "no-date", "this post has no date and no entry in the plan", hint, about=post.path)
