"""desk/report/: a page for each part of the report, with its charts and the numbers behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.deskviews import ReportPage
from builder.model.report import Report
from builder.outputs.drawn import DRAWN
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(report: Report, theme: Theme) -> Iterator[Artifact]:
    """Yield every page, also of what the plan does not use yet: it says what to write for it."""
    digest = theme.digest("desk")
    for view in pages_of(report):
        render = partial(_render, theme, view)
        yield Artifact("desk", f"report/{view.name}.html", key(view, digest), Rank.LIST, render)


def pages_of(report: Report) -> Iterator[ReportPage]:
    """Yield the view of each page."""
    for name, drawn in DRAWN.items():
        part, charts = drawn(report)
        yield ReportPage(name, report.site, report.lang, "../", report.home, report.today, part, tuple(charts))


def _render(theme: Theme, view: ReportPage) -> bytes:
    return theme.render("desk", f"report/{view.name}.html", view=view).encode(errors="replace")
