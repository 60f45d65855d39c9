"""All that a report tells, of one plan."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from builder.model.plan import Plan
from builder.model.report import Report
from builder.plan.courses import courses_of
from builder.plan.coverage import coverage_of
from builder.plan.freshness import freshness_of
from builder.plan.heard import heard_of
from builder.plan.promises import promises_of
from builder.plan.spans import work_of
from builder.plan.trials import trials_of


def report_of(plan: Plan) -> Report:
    """Return what can be told of *plan* at its hour."""
    site = plan.settings.site
    return Report(
        site=site.title,
        lang=site.language,
        home=site.url,
        today=plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date(),
        coverage=coverage_of(plan),
        shares=courses_of(plan),
        workload=work_of(plan),
        promises=promises_of(plan),
        trials=trials_of(plan),
        freshness=freshness_of(plan),
        listening=heard_of(plan),
    )
