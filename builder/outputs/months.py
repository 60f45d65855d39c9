"""month/<yyyy-mm>/index.html of the desk: each month that the plan speaks of, as a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.months import Month
from builder.model.rendered import Desk
from builder.model.views import NavLink
from builder.outputs.wall import month_of, months_of
from builder.outputs.words import key
from builder.theme import Theme

NOW = "month/index.html"


@dataclass(frozen=True, slots=True)
class MonthView:
    """`month.html`: a month, and the ways to all of them."""

    site: str
    lang: str
    root: str
    home: str
    month: Month
    months: tuple[NavLink, ...]


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for each month, and one that always has the month it is."""
    plan, digest = desk.rendered.plan, theme.digest("desk")
    months = [month_of(plan, first) for first in months_of(plan)]
    site = plan.settings.site
    pages = [(NOW, "../", "", month) for month in months if month.first == plan.today.replace(day=1)]
    pages += [(f"month/{one.name}/index.html", "../../", "../", one) for one in months]
    for path, root, up, month in pages:
        ways = tuple(NavLink(one.title, f"{up}{one.name}/index.html", current=one is month) for one in months)
        view = MonthView(site.title, site.language, root, site.url, month, ways)
        yield Artifact("desk", path, key(view, digest), Rank.LIST, partial(_render, theme, view))


def _render(theme: Theme, view: MonthView) -> bytes:
    return theme.render("desk", "month.html", view=view).encode(errors="replace")
