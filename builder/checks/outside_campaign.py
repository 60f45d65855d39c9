"""A piece of a campaign goes out before the campaign begins, or after its end.

Why: A campaign is a promise about a time. What comes outside of it stands alone.

How to mend it: Move the piece, take it out of the campaign (`part_of:`), or give the campaign other days.

For example:

    campaigns: {winter: {title: Warm hands, from: 2026-12-01, to: 2027-01-31}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from builder.model.plan import Plan
from builder.model.problem import Problem, Severity
from builder.model.register import Campaign
from builder.model.said import said

SEVERITY: Severity = "warning"
AT_REST = {"parked", "dropped", "expired"}


def check(plan: Plan) -> Iterator[Problem]:
    for edition in plan.editions:
        entry = edition.entry
        if entry is None or edition.publish is None or edition.stage in AT_REST:
            continue
        for campaign in (plan.settings.campaigns[id_] for id_ in entry.part_of if id_ in plan.settings.campaigns):
            day = edition.publish.date()
            if outside := _outside(campaign, day):
                name = campaign.title or campaign.id
                message = f"“{edition.title}” goes out on {said(day)}, and the campaign “{name}” {outside}"
                hint = (
                    f"move it, take `{campaign.id}` out of `part_of:`, or give the campaign other days in calendar.yaml"
                )
                at = entry.marks.of("publish", edition.lang)
                yield Problem(at, "outside-campaign", message, hint, SEVERITY, edition.id)


def _outside(campaign: Campaign, day: date) -> str:
    if campaign.first and day < campaign.first:
        return f"begins on {said(campaign.first)}"
    return f"ends on {said(campaign.last)}" if campaign.last and day > campaign.last else ""
