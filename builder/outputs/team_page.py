"""calendars/index.html of the desk: the calendars of the team, and how to subscribe."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.addresses import quoted, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.calendars import CalendarFile
from builder.model.deskviews import CalendarsView, TeamCalendar
from builder.model.privacy import folder_of
from builder.model.rendered import Desk
from builder.outputs.team_calendars import calendars
from builder.outputs.ways import capital, webcal
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the page."""
    plan = desk.rendered.plan
    site, folder = plan.settings.site, folder_of(desk.token) if plan.settings.desk.secret else ""
    view = CalendarsView(
        site=site.title,
        lang=site.language,
        root="../",
        home=site.url,
        calendars=tuple(_one(desk, one, folder) for one in calendars(plan)),
        public=bool(folder),
    )
    mark = key(view, theme.digest("desk"))
    yield Artifact("desk", "calendars/index.html", mark, Rank.LIST, partial(_render, theme, view))


def _one(desk: Desk, one: CalendarFile, folder: str) -> TeamCalendar:
    href, public = quoted(one.path), f"{folder}{one.path.removeprefix('calendars/')}"
    address = webcal(url_of(desk.rendered.plan.settings.site, public)) if folder else href
    return TeamCalendar(capital(one.title), one.about, href, address, one.count)


def _render(theme: Theme, view: CalendarsView) -> bytes:
    return theme.render("desk", "calendars.html", view=view).encode(errors="replace")
