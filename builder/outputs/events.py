"""What stands in calendars: publish moments, deadlines and tasks, posts, slots, absences, and the days of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from builder.model.calendars import Progress, Row, Standing, Task, later
from builder.model.due import Due
from builder.model.moments import Span
from builder.model.occasions import Rhythm
from builder.model.plan import Announcement, Edition, Plan
from builder.model.problem import Location
from builder.outputs.forge import edit_page
from builder.outputs.words import key

HALF_HOUR = timedelta(minutes=30)  # five minutes cannot be seen in a week's view
DAY = timedelta(days=1)
NOON = time(12, tzinfo=UTC)
KEPT = timedelta(days=30)  # a dropped piece stays in calendars, so that subscribers see it go
STANDING: dict[str, Standing] = {"approved": "CONFIRMED", "out": "CONFIRMED", "expired": "CONFIRMED"}
HALF = 50  # percent of what is begun


class Days(NamedTuple):
    """Whole days, both included, of a kind: *what* they are tells them from others of the same name."""

    title: str
    first: date
    last: date
    what: str
    told: str = ""


def publish_rows(edition: Edition, plan: Plan) -> Iterator[Row]:
    """Yield the moment on which a piece goes out, or the days of its week or month; nothing of what is at rest."""
    entry = edition.entry
    dropped = edition.stage == "dropped"
    if entry is None or edition.stage == "parked" or (dropped and not _still_told(entry.dropped, plan)):
        return
    start, end = _span(edition, plan)
    if start is None or end is None:
        return
    who = plan.settings.called(entry.owner) if entry.owner else "nobody yet"
    yield Row(
        uid=f"{edition.guid}#publish",
        summary=f"{edition.title} ({edition.stage})",
        start=start,
        end=end,
        stamp=_stamp(entry.id, start, plan),
        modified=plan.project.history.touched.get(entry.id),
        description=f"By {who}. {_where(edition)}{entry.marks.path}",
        url=edition.url if edition.public else _page(entry.marks.of("publish"), plan),
        standing="CANCELLED" if dropped else STANDING.get(edition.stage, "TENTATIVE"),
        categories=("Publish", edition.stage.capitalize(), *entry.part_of),
    )


def _where(edition: Edition) -> str:
    return "" if not isinstance(edition.vague, Span) else f"Some time in the {edition.vague.unit}. "


def _span(edition: Edition, plan: Plan) -> tuple[datetime | date | None, datetime | date | None]:
    """Return when a piece goes out, and when that ends; of a wish the day that it comes to, if it is near."""
    if edition.publish:
        return edition.publish, later(edition.publish, HALF_HOUR)
    if isinstance(edition.vague, Span):
        return edition.vague.first, edition.vague.last + DAY
    wish = next((one for one in plan.wishes if one.edition == edition.key), None)
    return (wish.day, wish.day + DAY) if wish else (None, None)


def _still_told(dropped: date | None, plan: Plan) -> bool:
    return dropped is not None and plan.now.date() <= dropped + KEPT


def deadline_row(due: Due, plan: Plan) -> Row:
    """Return the day on which a stage is due."""
    entry = plan.project.entries[due.entry]
    done = ", done" if due.met else (", late" if due.late else "")
    return Row(
        uid=_due_uid(due, plan),
        summary=f"{due.stage.capitalize()} due: {due.title}{done}",
        start=due.day,
        end=due.day + DAY,
        stamp=_stamp(due.entry, due.day, plan),
        modified=plan.project.history.touched.get(due.entry),
        description=_told(due, plan),
        url=_page(entry.marks.of("publish"), plan),
        categories=("Deadline", *entry.part_of),
    )


def task_of(due: Due, plan: Plan) -> Task:
    """Return a stage as a task; what is written, and not yet through, is half done."""
    row = deadline_row(due, plan)
    progress, percent = _progress(due, plan)
    summary = f"{due.stage.capitalize()}: {due.title}"
    return Task(
        f"{row.uid}-task",
        summary,
        due.day,
        row.stamp,
        row.modified,
        progress,
        percent,
        row.description,
        row.url,
        row.categories,
    )


def _progress(due: Due, plan: Plan) -> tuple[Progress, int]:
    if due.met:
        return "COMPLETED", 100
    begun = any(one.id == due.entry and one.stage in {"writing", "in review"} for one in plan.editions)
    first = next(one for one in plan.dues if one.entry == due.entry and not one.met)
    return ("IN-PROCESS", HALF) if begun and first == due else ("NEEDS-ACTION", 0)


def _told(due: Due, plan: Plan) -> str:
    who = plan.settings.called(due.who) or "nobody yet"
    note = f" {due.note[0].upper()}{due.note[1:]}." if due.note else ""
    return f"By {who}.{note} {plan.project.entries[due.entry].marks.path}"


def _due_uid(due: Due, plan: Plan) -> str:
    return f"tag:{plan.settings.site.namespace}:{plan.project.entries[due.entry].identity}#{due.stage}"


def post_row(one: Announcement, plan: Plan) -> Row:
    """Return the moment on which a channel speaks of a piece."""
    entry = one.edition.entry
    assert entry is not None  # noqa: S101 - only entries are announced
    done = " (sent)" if one.sent else ""
    return Row(
        uid=f"tag:{plan.settings.site.namespace}:{one.id}#post",
        summary=f"{one.edition.title}: {one.rung.name}{done}",
        start=one.due,
        end=later(one.due, HALF_HOUR),
        stamp=_stamp(entry.id, one.due, plan),
        modified=plan.project.history.touched.get(entry.id),
        description=f"On {one.channel.id}." + (f" Not ready: {'; '.join(one.blocked_by)}." if one.blocked_by else ""),
        url=one.sent if one.sent.startswith(("https:", "http:")) else _page(entry.marks.of("publish"), plan),
        standing="CONFIRMED" if one.sent or one.ready else "TENTATIVE",
        categories=("Post", one.channel.id),
    )


def rhythm_row(rhythm: Rhythm, plan: Plan) -> Row:
    """Return the slots of a series or a channel that come again, without those that are taken."""
    return Row(
        uid=f"tag:{plan.settings.site.namespace}:{rhythm.of}/{rhythm.id}#slot-{rhythm.number}",
        summary=f"{rhythm.title}: nothing planned yet",
        start=rhythm.first,
        end=later(rhythm.first, HALF_HOUR),
        stamp=rhythm.first,
        description=f"A slot of the {rhythm.of} {rhythm.id} that is free",
        standing="TENTATIVE",
        categories=("Slot", rhythm.id),
        rule=rhythm.rule,
        without=rhythm.taken,
    )


def absence_rows(plan: Plan) -> Iterator[Row]:
    """Yield the days on which somebody is away."""
    for person in plan.settings.people.values():
        for span in person.away:
            stand_in = f" {plan.settings.called(person.stand_in)} stands in." if person.stand_in else ""
            what = Days(f"{person.name} is away", span.first, span.last, f"away/{person.id}", stand_in.strip())
            yield _row_of(what, plan)


def holiday_rows(plan: Plan) -> Iterator[Row]:
    """Yield holidays, and what calendars of others say of days."""
    for on, name in plan.project.holidays.items():
        yield _row_of(Days(name, on, on, "holiday", "Nobody works."), plan)
    for one in plan.project.observances:
        yield _row_of(Days(one.title, one.first, one.last, "observance", one.source), plan)


def campaign_rows(plan: Plan, campaign: str) -> Iterator[Row]:
    """Yield the days of a campaign from its first to its last."""
    one = plan.settings.campaigns[campaign]
    if one.first and one.last:
        yield _row_of(Days(one.title or one.id, one.first, one.last, f"campaign/{one.id}"), plan)


def _row_of(days: Days, plan: Plan) -> Row:
    return Row(
        uid=f"tag:{plan.settings.site.namespace}:{days.what}/{days.first}/{key(days.title)[:12]}",
        summary=days.title,
        start=days.first,
        end=days.last + DAY,
        stamp=_noon(days.first),
        description=days.told,
        categories=(days.what.partition("/")[0].capitalize(),),
    )


def reminded(row: Row, before: timedelta | None) -> Row:
    """Return a row with an alarm, for who asked for one; what is over, or may never be, wakes nobody."""
    return replace(row, alarms=(before,)) if before and row.standing != "CANCELLED" and not row.rule else row


def _stamp(entry: str, start: datetime | date, plan: Plan) -> datetime:
    """Return when an entry was last touched; where nobody knows, the moment that it is about."""
    known = plan.project.history.touched.get(entry)
    return known or (start if isinstance(start, datetime) else _noon(start))


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def _page(at: Location, plan: Plan) -> str:
    return edit_page(plan.settings.site.repository, at)
