"""Nothing by anybody of a team went out in 90 days, and nothing is planned.

Why: Readers learn from those who do the work. A team that is never heard has much to tell by now.

How to mend it: Ask one of them for a piece, or to help with one. Whoever owns a piece, helps with it, is credited in it
or named as its author is heard. Who is of a team stands in `people:`.

For example:

    social: {name: Social editor, team: marketing}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.said import said

SEVERITY: Severity = "info"
OF_TIME = True
LATELY = timedelta(days=90)
FEW = 3  # people that are named


def check(plan: Plan) -> Iterator[Problem]:
    if not plan.settings.teams:
        return
    since = plan.today - LATELY
    heard: set[str] = set()
    some = False
    for edition in plan.editions:
        if edition.publish and edition.publish.date() >= since and edition.stage not in {"parked", "dropped"}:
            some = True
            heard.update(_makers(edition))
    if not some:
        return  # the whole plan is silent
    people = plan.settings.people.values()
    for number, team in enumerate(plan.settings.teams):
        members = [one for one in people if one.team == team]
        if any(one.id in heard or one.name in heard for one in members):
            continue
        message = f"nothing by anybody of the team {team} has gone out since {said(since)}, and nothing is planned"
        hint = f"ask {' or '.join(one.name for one in members[:FEW])} for a piece"
        if not members:
            message = f"there is a team {team}, and nobody is of it"
            hint = f"write `team: {team}` at whoever is of it, below `people:`"
        yield Problem(plan.settings.marks.of("teams", number), "team-silent", message, hint, SEVERITY)


def _makers(edition: Edition) -> Iterator[str]:
    """Yield the ids or names of all who have a part in a piece."""
    yield from edition.authors
    if edition.entry:
        yield from (edition.entry.owner or "", *edition.entry.helpers, *edition.entry.credits.values())
