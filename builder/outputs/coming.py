"""coming-soon.ics, the one calendar that readers get."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.artifact import Artifact
from builder.model.plan import PublicPlan
from builder.outputs.calendars import coming_soon
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the calendar of teasers."""
    yield coming_soon(plan)
