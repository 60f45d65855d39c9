"""month/index.html of the desk, the month it is, and a page for each that the plan speaks of, to see and to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import get_args
from zoneinfo import ZoneInfo

from builder.model.artifact import Artifact, Rank
from builder.model.deskviews import Row
from builder.model.months import Happening, MonthDay, MonthView, days_of, first_of, last_of, month_after
from builder.model.plan import Plan, Stage
from builder.model.rendered import Desk
from builder.model.unpublished import awaited
from builder.model.views import Link
from builder.outputs.happening import Asked, happenings
from builder.outputs.previewed import preview_of
from builder.outputs.words import MONTHS, day, key
from builder.theme import Theme

BEFORE, AHEAD = 3, 12  # months beside this one that have a page, if the plan speaks of them
SPEAKS = {"out", "post", "due", "vague"}  # holidays and free slots alone make no page
STAGES = get_args(Stage)
WEEKEND = 5
LETTERS = 26  # a column of the printed page holds about so many
LINES = (34, 42, 52)  # that a printed page holds in each size, the largest first


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for each month, and this one's also where it can always be found."""
    plan = desk.rendered.plan
    this = first_of(plan.today)
    found = happenings(plan, Asked(month_after(this, -BEFORE), last_of(month_after(this, AHEAD))))
    firsts = _months(found, this)
    pieces = _previews(desk)
    for first in firsts:
        view = _view(plan, first, firsts, [one for one in found if _in(one, first)], pieces)
        yield _page(_path(first), view, theme)
        if first == this:
            yield _page("month/index.html", replace(view, root="../"), theme)


def _page(path: str, view: MonthView, theme: Theme) -> Artifact:
    return Artifact("desk", path, key(view, theme.digest("desk")), Rank.LIST, partial(_render, theme, view))


def _render(theme: Theme, view: MonthView) -> bytes:
    return theme.render("desk", "month.html", view=view).encode(errors="replace")


def _path(first: date) -> str:
    return f"month/{first:%Y-%m}/index.html"


def _months(found: Sequence[Happening], this: date) -> tuple[date, ...]:
    """Return the months that have a page, without a gap: this one, and from the first to the last that is spoken of."""
    spoken = [first_of(one.until or one.day) for one in found if one.kind in SPEAKS]
    since, until = min([this, *spoken]), max([this, *spoken])
    months = (month_after(this, count) for count in range(-BEFORE, AHEAD + 1))
    return tuple(one for one in months if since <= one <= until)


def _in(one: Happening, first: date) -> bool:
    return one.day <= last_of(first) and (one.until or one.day) >= first


def _view(
    plan: Plan, first: date, firsts: Sequence[date], found: Sequence[Happening], pieces: Mapping[str, str]
) -> MonthView:
    site, at = plan.settings.site, firsts.index(first)
    days = tuple(_day(plan, one, found, pieces) for one in days_of(first))
    before, after = first.weekday(), 6 - last_of(first).weekday()
    return MonthView(
        site=site.title,
        lang=site.language,
        root="../../",
        home=site.url,
        name=name_of(first),
        earlier=_link(firsts[at - 1]) if at else None,
        later=_link(firsts[at + 1]) if at + 1 < len(firsts) else None,
        before=before,
        after=after,
        days=days,
        vague=tuple(Row(one.title, (one.said,), sign=one.stage) for one in found if one.kind == "vague"),
        stages=tuple(one for one in STAGES if any(one == it.stage for day in days for it in day.happenings)),
        small=_small(days, before),
    )


def _link(first: date) -> Link:
    return Link(name_of(first), _path(first))


def name_of(first: date) -> str:
    """Return `December 2026`."""
    return f"{MONTHS[first.month - 1]} {first.year}"


def _day(plan: Plan, on: date, found: Sequence[Happening], pieces: Mapping[str, str]) -> MonthDay:
    at = datetime.combine(on, time(0), ZoneInfo(plan.settings.timezone))
    shown = tuple(_linked(one, pieces) for one in found if one.kind != "vague" and one.on(on))
    return MonthDay(day(at, plan.now), shown, on == plan.today, on.weekday() >= WEEKEND)


def _linked(one: Happening, pieces: Mapping[str, str]) -> Happening:
    return one if one.href else replace(one, href=pieces.get(one.entry, ""))


def _previews(desk: Desk) -> Mapping[str, str]:
    """Return where the page of each piece stands on the desk, by its id, if it has one."""
    plan = desk.rendered.plan
    found = {one.announcement.edition.id: preview_of(one.announcement, plan.now) for one in desk.rendered.snippets}
    for edition in plan.editions:
        if edition.entry and not edition.public and awaited(edition, plan.settings):
            found[edition.id] = f"preview/{edition.id}/index.html"
    return found


def _small(days: Sequence[MonthDay], before: int) -> int:
    """Tell how small a month must be printed for all of its lines to stand on one page of A4."""
    lines = 0
    week: list[int] = []
    for one in days:
        week.append(sum(1 + (len(happening.title) + len(happening.told)) // LETTERS for happening in one.happenings))
        if (before + int(one.day.day)) % 7 == 0 or one is days[-1]:
            lines += 2 + max(week)
            week = []
    return next((size for size, most in enumerate(LINES) if lines <= most), len(LINES))
