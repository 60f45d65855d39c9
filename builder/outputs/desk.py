"""What stands below the desk's first screen: the agenda, the problems, every snippet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from builder.model.addresses import quoted
from builder.model.deskviews import AgendaItem, DeskView, Post, ProblemLine
from builder.model.due import Due
from builder.model.message import Count
from builder.model.network import WORDS
from builder.model.plan import Edition, Plan
from builder.model.problem import Location, Problem
from builder.model.rendered import Desk, Snippet
from builder.model.views import Link
from builder.outputs.forge import edit_page
from builder.outputs.previewed import preview_of, withheld_of
from builder.outputs.snippets import file_of
from builder.outputs.team_calendars import calendars
from builder.outputs.words import day

WEB = ("https://", "http://")
SETTLED = {"out", "expired", "parked", "dropped"}


def desk_view(desk: Desk) -> DeskView:
    """Return all dates, all that is wrong, all words to post, and the calendars."""
    plan = desk.rendered.plan
    previews = {one.announcement.edition.id: preview_of(one.announcement, plan.now) for one in withheld_of(desk)}
    planned = [edition for edition in plan.editions if edition.entry]
    return DeskView(
        agenda=tuple(_agenda(plan, planned)),
        undated=tuple(_undated(plan, planned)),
        problems=tuple(_line(problem, plan, previews) for problem in sorted(desk.problems, key=_weight)),
        snippets=tuple(_post(snippet, plan) for snippet in _nearest(desk)),
        calendars=tuple(Link(f"{one.title[0].upper()}{one.title[1:]}", quoted(one.path)) for one in calendars(plan)),
    )


def _agenda(plan: Plan, planned: list[Edition]) -> Iterator[AgendaItem]:
    """Yield what is still to be done and what still goes out, by day; what is late stands first by its date."""
    stages = {edition.id: edition.stage for edition in planned}
    rows = [(_noon(due, plan), _due_line(due, plan, stages[due.entry])) for due in plan.dues if not due.met]
    rows += [
        (edition.publish, _publish_line(edition, edition.publish, plan))
        for edition in planned
        if edition.publish and edition.stage not in SETTLED
    ]
    yield from (line for _, line in sorted(rows, key=lambda row: (row[0], row[1].title)))


def _noon(due: Due, plan: Plan) -> datetime:
    return datetime.combine(due.day, time(0), ZoneInfo(plan.settings.timezone))


def _due_line(due: Due, plan: Plan, stage: str) -> AgendaItem:
    entry = plan.project.entries[due.entry]
    who = plan.settings.called(due.who)
    where = entry.marks.of("due", due.stage) if due.stage in entry.due else entry.marks.of("publish")
    # a deadline is of a whole day: the hour of its moment says nothing
    shown = replace(day(_noon(due, plan), plan.now), time="", ahead=not due.late)
    return AgendaItem(shown, due.title, f"{due.stage} due", who, stage, due.late, str(where), _edit(plan, where))


def _publish_line(edition: Edition, publish: datetime, plan: Plan) -> AgendaItem:
    entry = edition.entry
    assert entry is not None  # noqa: S101 - only what has an entry is planned
    late = overdue(edition, plan.now)
    what = "should have gone out" if late else "goes out at"
    where = entry.marks.of("publish")
    who = plan.settings.called(entry.owner or "")
    edit = _edit(plan, where)
    return AgendaItem(day(publish, plan.now), edition.title, what, who, edition.stage, late, str(where), edit)


def overdue(edition: Edition, now: datetime) -> bool:
    """Tell whether the hour of a piece has passed without it; an approved one waits for its embargo or a hold."""
    due = edition.publish is not None and edition.publish <= now
    return edition.stage == "missed" or (due and edition.stage not in SETTLED | {"approved"})


def _undated(plan: Plan, planned: list[Edition]) -> Iterator[AgendaItem]:
    for edition in planned:
        entry = edition.entry
        if edition.publish or entry is None or edition.stage in SETTLED:
            continue
        where = entry.marks.of("publish")
        what = "" if edition.vague is None else f"no fixed day yet: {edition.vague}"
        today = day(plan.now, plan.now)
        who, edit = plan.settings.called(entry.owner or ""), _edit(plan, where)
        yield AgendaItem(today, edition.title, what, who, edition.stage, late=False, where=str(where), edit=edit)


def _weight(problem: Problem) -> tuple[int, Problem]:
    return ("error", "warning", "info").index(problem.severity), problem


def _line(problem: Problem, plan: Plan, previews: Mapping[str, str]) -> ProblemLine:
    at, preview = problem.at, previews.get(problem.about, "") if problem.severity == "error" else ""
    return ProblemLine(str(at), problem.severity, problem.message, problem.hint, problem.rule, _edit(plan, at), preview)


def _edit(plan: Plan, at: Location) -> str:
    return edit_page(plan.settings.site.repository, at)


def _nearest(desk: Desk) -> list[Snippet]:
    """Return what is still to be posted in order of time, and behind it what was, the latest first."""
    now = desk.rendered.plan.now
    coming = [one for one in desk.rendered.snippets if one.announcement.due >= now]
    return coming + [one for one in reversed(desk.rendered.snippets) if one.announcement.due < now]


def _length(count: Count) -> str:
    of = f" of {count.limit}" if count.limit else ""
    return f"{count.length}{of} {WORDS[count.unit]}"


def _post(snippet: Snippet, plan: Plan) -> Post:
    one = snippet.announcement
    return Post(
        entry=one.edition.id,
        title=one.edition.title,
        rung=one.rung.name,
        channel=one.channel.id,
        kind=one.channel.kind,
        lang=one.edition.lang,
        due=day(one.due, plan.now),
        ready=one.ready,
        blocked_by=one.blocked_by,
        parts=snippet.parts,
        lengths=tuple(map(_length, snippet.counts)),
        href=file_of(one),
        preview=preview_of(one, plan.now),
        sent=Link(one.sent, one.sent if one.sent.startswith(WEB) else "") if one.sent else None,
    )
