"""preview/<entry>/index.html and day/<date>/index.html of the desk: posts as their readers will see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import chain
from zoneinfo import ZoneInfo

from builder.model.addresses import quoted
from builder.model.artifact import Artifact, Rank
from builder.model.plan import Edition, Plan
from builder.model.rendered import Desk
from builder.model.specimens import DayView, PreviewView, Specimen
from builder.model.unpublished import awaited
from builder.model.views import Day, Link
from builder.outputs.previewed import day_path, specimens_of, withheld_of
from builder.outputs.unpublished import page_of
from builder.outputs.words import day, key
from builder.theme import Theme

ROOT = "../../"


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for every piece that is to be announced, or is not out yet, and for every day with posts."""
    plan, digest = desk.rendered.plan, theme.digest("desk")
    keyed = [(one, key(one)) for one in specimens_of(desk)]
    pages: Iterator[Page] = chain(_pieces(desk, keyed), _days(plan, keyed))
    for path, view, found in pages:
        name = "preview/day.html" if isinstance(view, DayView) else "preview/index.html"
        mark = key(view, [mark for _, mark in found], digest)
        specimens = [one for one, _ in found]
        yield Artifact("desk", path, mark, Rank.LIST, partial(_render, theme, name, view, specimens))


Keyed = Sequence[tuple[Specimen, str]]
Page = tuple[str, PreviewView | DayView, Keyed]


def _render(theme: Theme, name: str, view: PreviewView | DayView, specimens: Sequence[Specimen]) -> bytes:
    return theme.render("desk", name, view=view, specimens=specimens).encode(errors="replace")


def _pieces(desk: Desk, keyed: Keyed) -> Iterator[Page]:
    plan = desk.rendered.plan
    found: dict[str, list[tuple[Specimen, str]]] = defaultdict(list)
    for one, mark in keyed:
        found[one.preview].append((one, mark))
    editions: dict[str, list[Edition]] = defaultdict(list)
    withheld = {one.announcement.edition.key: one.announcement.edition for one in withheld_of(desk)}
    for edition in (*plan.editions, *withheld.values()):
        if edition.entry:
            editions[f"preview/{edition.id}/index.html"].append(edition)
    for path, pieces in editions.items():
        if path in found or any(_waits(one, plan) for one in pieces):
            yield path, _piece(plan, pieces, found[path], withheld), found[path]


def _waits(edition: Edition, plan: Plan) -> bool:
    return not edition.public and awaited(edition, plan.settings)


def _piece(plan: Plan, editions: Sequence[Edition], found: Keyed, withheld: Collection[str]) -> PreviewView:
    site = plan.settings.site
    return PreviewView(
        site=site.title,
        lang=site.language,
        root=ROOT,
        home=site.url,
        title=editions[0].title,
        stages=tuple((one.lang if len(editions) > 1 else "", one.stage) for one in editions),
        pages=tuple(
            Link(one.lang, f"{ROOT}{quoted(page_of(one))}index.html")
            for one in editions
            if one.key not in withheld and _waits(one, plan)
        ),
        posts=len(found),
        to_mend=_to_mend(found),
    )


def _to_mend(found: Keyed) -> int:
    return sum(1 for one, _ in found if any(wrong.severity == "error" for wrong in one.wrong))


def _days(plan: Plan, keyed: Keyed) -> Iterator[Page]:
    """Yield the days from today on that have posts."""
    days: dict[date, list[tuple[Specimen, str]]] = defaultdict(list)
    for one, mark in keyed:
        if (on := date.fromisoformat(one.due.iso[:10])) >= plan.today:
            days[on].append((one, mark))
    around = (None, *sorted(days), None)
    for before, on, after in zip(around, sorted(days), around[2:], strict=False):
        yield day_path(on), _day(plan, on, (before, after), days[on]), days[on]


def _day(plan: Plan, on: date, around: tuple[date | None, date | None], found: Keyed) -> DayView:
    site = plan.settings.site
    before, after = (Link(_shown(one, plan).words, f"{ROOT}{day_path(one)}") if one else None for one in around)
    return DayView(
        site=site.title,
        lang=site.language,
        root=ROOT,
        home=site.url,
        day=_shown(on, plan),
        before=before,
        after=after,
        posts=len(found),
        to_mend=_to_mend(found),
    )


def _shown(on: date, plan: Plan) -> Day:
    return day(datetime.combine(on, time(), ZoneInfo(plan.settings.timezone)), plan.now)
