"""Something was tried, its time is over, and nobody wrote down what came of it.

Why: Without a verdict nothing was learnt, and the same will be tried again.

How to mend it: Write what came of it. It is decided on its day (`decide:`), else 28 days after the piece went out.

For example:

    experiment: {hypothesis: Shorter titles are opened more, verdict: They are not}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "warning"
OF_TIME = True
USUAL = timedelta(days=28)  # from publish until it is decided


def check(plan: Plan) -> Iterator[Problem]:
    told: set[str] = set()
    for edition in plan.editions:
        entry, publish = edition.entry, edition.publish
        if entry is None or entry.experiment is None or entry.experiment.verdict or edition.id in told:
            continue
        if publish is None or edition.stage not in {"out", "expired"}:
            continue
        told.add(edition.id)  # the first edition tells when it is over
        decide = entry.experiment.decide or publish.date() + USUAL
        if decide > plan.today:
            continue
        message = f"“{entry.experiment.hypothesis}” was to be decided on {said(decide)}, and has no verdict"
        hint = "add `verdict:` below `experiment:` with what came of it, also if that is nothing"
        yield Problem(entry.marks.of("experiment"), "experiment-without-verdict", message, hint, SEVERITY, edition.id)
