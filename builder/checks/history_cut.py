"""This clone of the repository does not have all commits.

Why: Calendars tell programs when an entry was last changed, and the report what was promised before. Only git knows
that, and it was told to fetch the newest commits alone, as workflows do unless they are asked for more.

How to mend it: Fetch the others: `git fetch --unshallow` where you are, `fetch-depth: 0` at the checkout of a workflow.

For example:

    - uses: actions/checkout@v5
      with: {fetch-depth: 0}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Location, Problem, Severity
from builder.model.project import Project

SEVERITY: Severity = "warning"


def check(project: Project) -> Iterator[Problem]:
    if project.history.shallow:
        message = "this clone does not have all commits, so calendars do not tell when entries were last changed"
        hint = "fetch the others: `git fetch --unshallow`, or `fetch-depth: 0` in a workflow"
        yield Problem(Location("calendar.yaml"), "history-cut", message, hint, SEVERITY)
