"""desk/index.html and a page a person: what to do now, and this week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import get_args

from builder.model.artifact import Artifact, Rank
from builder.model.deskviews import Choice, Group, Row, Tally, TodayView, WeekDay
from builder.model.hold import Covered
from builder.model.rendered import Desk
from builder.model.views import Link
from builder.outputs.desk import desk_view
from builder.outputs.doing import due_row, groups_of
from builder.outputs.eyes import Eyes
from builder.outputs.forge import new_page
from builder.outputs.happening import Asked, happenings
from builder.outputs.previewed import day_path
from builder.outputs.team_calendars import files_of
from builder.outputs.words import day, key
from builder.theme import Theme

WEEK = 7
# what the buttons begin, where the forge takes words along
IDEA = ("calendar/new-idea.yaml", "title: What it is about\n")
QUESTION = (
    "questions/new-question.yaml",
    "question: How do I …?\nheard:\n  - {{on: {today}, where: mailbox, reply: owed}}\n",
)
HOLD = ("hold.yaml", "since: {now}\nreason: Why nothing goes out\n")
GOING = {"out", "post"}
NOTES = {"holiday", "observance", "away"}
COUNTED = (("late", "late", True), ("to-approve", "to approve", False), ("due", "due this week", False))


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the first screen for everyone, with all of the desk below it, and one for each person."""
    view, below = today_view(desk, None), desk_view(desk)
    digest = theme.digest("desk")
    render = partial(_render, theme, "index.html", view=view, desk=below)
    yield Artifact("desk", "index.html", key(view, below, digest), Rank.LIST, render)
    for person, path in pages_of(desk).items():
        mine = today_view(desk, person)
        yield Artifact("desk", path, key(mine, digest), Rank.LIST, partial(_render, theme, "person.html", view=mine))


def pages_of(desk: Desk) -> dict[str, str]:
    """Return the page of each person, by their ids."""
    files = files_of(desk.rendered.plan.settings.people)
    return {person: f"people/{path.rpartition('/')[2].removesuffix('.ics')}.html" for person, path in files.items()}


def _render(theme: Theme, name: str, **views: object) -> bytes:
    return theme.render("desk", name, **views).encode(errors="replace")


def today_view(desk: Desk, person: str | None) -> TodayView:
    """Return the first screen for everyone, or for the person of that id."""
    plan = desk.rendered.plan
    settings = plan.settings
    eyes = Eyes(desk, settings.people[person] if person else None)
    groups = tuple(groups_of(eyes))
    root = "../" if person else ""
    hold = _hold(eyes)
    return TodayView(
        site=settings.site.title,
        lang=settings.site.language,
        root=root,
        today=day(datetime.combine(eyes.now.date(), time(0), eyes.now.tzinfo), plan.now),
        home=settings.site.url,
        whose=tuple(_whose(desk, person, root)),
        person=eyes.person.name if eyes.person else "",
        hold=hold,
        held=bool(hold),
        tally=tuple(_tally(eyes, groups)),
        groups=groups,
        begin=tuple(_begin(eyes)),
        week=tuple(_week(eyes)),
    )


def _whose(desk: Desk, person: str | None, root: str) -> Iterator[Choice]:
    people = desk.rendered.plan.settings.people
    if people:
        yield Choice("Everyone", f"{root}index.html", person is None)
    for id_, path in pages_of(desk).items():
        yield Choice(people[id_].name, f"{root}{path}", id_ == person)


def _hold(eyes: Eyes) -> str:
    """Say since when and why nothing goes out, or a part of it; "" if nothing is held now."""
    held = eyes.plan.held
    if held is None:
        return ""
    what = "" if set(get_args(Covered)) <= set(held.applies_to) else f"{', '.join(held.applies_to)} "
    end = f"until {eyes.says(held.until)}" if held.until else "until somebody lifts it"
    why = f": {held.reason}" if held.reason else ""
    return f"{what}since {eyes.says(held.since)}, {end}{why}"


def _tally(eyes: Eyes, groups: tuple[Group, ...]) -> Iterator[Tally]:
    counts = {group.id: len(group.rows) + group.more for group in groups}
    for id_, words, bad in COUNTED:
        if counts.get(id_):
            yield Tally(counts[id_], words, f"#{id_}", bad)
    if eyes.person is None and eyes.desk.problems:
        errors = any(problem.severity == "error" for problem in eyes.desk.problems)
        yield Tally(len(eyes.desk.problems), "to check", "#problems", errors)


def _begin(eyes: Eyes) -> Iterator[Link]:
    """Yield what can be begun on the forge: an idea, a question that was heard, a hold."""
    repository = eyes.plan.settings.site.repository
    if repository is None:
        return
    today, now = eyes.now.date().isoformat(), f"{eyes.now:%Y-%m-%d %H:%M}"
    begun = [("New idea", *IDEA), ("I heard a question", *QUESTION)]
    if eyes.plan.project.hold is None:
        begun.append(("Hold everything", *HOLD))
    for name, path, words in begun:
        yield Link(name, new_page(repository, path, words.format(today=today, now=now)))


def _week(eyes: Eyes) -> Iterator[WeekDay]:
    first = eyes.now.date()
    days = [first + timedelta(days=count) for count in range(WEEK)]
    asked = Asked(first, days[-1], eyes.person.id if eyes.person else "")
    found = happenings(eyes.plan, asked)
    around = found if eyes.person is None else happenings(eyes.plan, Asked(first, days[-1]))
    dues: dict[date, list[Row]] = defaultdict(list)
    for due in eyes.plan.dues:
        if not due.met and asked.has(due.day) and eyes.mine(due.who):
            dues[due.day].append(due_row(eyes, due))
    posted = {one.due.astimezone(eyes.now.tzinfo).date() for one in eyes.plan.announcements}
    for one in days:
        going = [Row(it.title, (it.told,), sign=it.stage) for it in found if it.kind in GOING and it.day == one]
        rows = (*sorted(dues[one], key=lambda row: row.title), *going)
        notes = tuple(it.title for it in around if it.kind in NOTES and it.on(one))
        if rows or notes:
            at = datetime.combine(one, time(0), eyes.now.tzinfo)
            yield WeekDay(day(at, eyes.plan.now), rows, notes, day_path(one) if one in posted else "")
