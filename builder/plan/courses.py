"""Shares over time: the last dozen days on which something goes out, against what the plan wishes for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from builder.model.amounts import Share
from builder.model.plan import Plan
from builder.model.portions import Portion
from builder.model.report import Course, Point

SHOWN = 12  # days
AHEAD = timedelta(days=28)  # what is farther off is not planned to the end


def courses_of(plan: Plan) -> tuple[Course, ...]:
    """Return the share of offers on each channel with a limit, then that of each pillar."""
    settings = plan.settings
    limits = ((one.id, one.promotion) for one in settings.channels.values() if one.promotion)
    offers = [_course(name, share, plan.promotion, plan, pillar=False) for name, share in limits]
    pillars = [_course(one.id, one.share, plan.pillars, plan, pillar=True) for one in settings.pillars.values()]
    return (*offers, *pillars)


def _course(name: str, share: Share | None, portions: Iterable[Portion], plan: Plan, *, pillar: bool) -> Course:
    last = plan.now.astimezone(ZoneInfo(plan.settings.timezone)).date() + AHEAD
    own = [one for one in portions if one.name == name and one.last <= last][-SHOWN:]
    points = tuple(
        Point(one.last, one.part, one.whole, round(one.percent), share is None or share.holds(one.percent))
        for one in own
    )
    wish, percent = (str(share), share.percent) if share else ("", None)
    return Course(name, "pillar" if pillar else "offers", wish, percent, points)
