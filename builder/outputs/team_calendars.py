"""The team's calendars: everything, and each person, channel, audience and campaign; deadlines, tasks and days off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from builder.model.artifact import Artifact
from builder.model.calendars import CalendarFile, Row
from builder.model.plan import Plan
from builder.model.rendered import Desk
from builder.model.settings import Person
from builder.outputs.calendars import calendar_at
from builder.outputs.events import (
    absence_rows,
    campaign_rows,
    deadline_row,
    holiday_rows,
    post_row,
    publish_rows,
    reminded,
    rhythm_row,
    task_of,
)
from builder.outputs.words import key, slug
from builder.theme import Theme

EVERYTHING = "all"
FIXED = (EVERYTHING, "deadlines", "tasks", "holidays", "absences", "index")  # what no person's calendar is called


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield every calendar of the team."""
    settings = desk.rendered.plan.settings
    for one in calendars(desk.rendered.plan):
        yield calendar_at("desk", one.path, one.view(settings.site.title, settings.timezone))


@lru_cache(maxsize=2)
def calendars(plan: Plan) -> tuple[CalendarFile, ...]:
    """Return every calendar of the team, the one of everything first; made once a plan."""
    return tuple(_all(plan))


def _all(plan: Plan) -> Iterator[CalendarFile]:
    deadlines = tuple(deadline_row(due, plan) for due in plan.dues)
    moments = tuple(row for edition in plan.editions for row in publish_rows(edition, plan))
    slots = tuple(rhythm_row(one, plan) for one in plan.rhythms if one.of == "series")
    tasks = tuple(task_of(due, plan) for due in plan.dues)
    everything = (*moments, *deadlines, *slots)
    yield CalendarFile("everything", _path(EVERYTHING), "everything", "Publish moments, deadlines, slots", everything)
    yield CalendarFile("deadlines", _path("deadlines"), "deadlines", "What is due, and by whom", deadlines)
    yield CalendarFile("tasks", _path("tasks"), "tasks", "What is to be done, for programs of tasks", (), tasks)
    days = "Holidays, and calendars of others"
    yield CalendarFile("days", _path("holidays"), "holidays", days, tuple(holiday_rows(plan)))
    yield CalendarFile("days", _path("absences"), "absences", "Who is away", tuple(absence_rows(plan)))
    for person, path in files_of(plan.settings.people).items():
        who = plan.settings.people[person]
        yield CalendarFile("person", path, who.name, f"What is due by {who.name}", _of_person(who, plan))
    yield from _of_channels(plan)
    yield from _of_audiences(plan)
    yield from _of_campaigns(plan)


def _path(name: str) -> str:
    return f"calendars/{name}.ics"


def _of_channels(plan: Plan) -> Iterator[CalendarFile]:
    for channel, name in named(plan.settings.channels):
        posts = tuple(post_row(one, plan) for one in plan.announcements if one.channel.id == channel)
        slots = (rhythm_row(one, plan) for one in plan.rhythms if (one.of, one.id) == ("channel", channel))
        about = f"What goes out on {channel}"
        yield CalendarFile("channel", _path(f"channels/{name}"), channel, about, (*posts, *slots))


def _of_audiences(plan: Plan) -> Iterator[CalendarFile]:
    for audience, name in named(plan.settings.audiences):
        called = plan.settings.audiences[audience].name or audience
        pieces = (one for one in plan.editions if one.entry and audience in one.entry.audience)
        rows = tuple(row for one in pieces for row in publish_rows(one, plan))
        yield CalendarFile("audience", _path(f"audiences/{name}"), called, f"What comes for {called}", rows)


def _of_campaigns(plan: Plan) -> Iterator[CalendarFile]:
    for campaign, name in named(plan.settings.campaigns):
        called = plan.settings.campaigns[campaign].title or campaign
        pieces = (one for one in plan.editions if one.entry and campaign in one.entry.part_of)
        rows = (*campaign_rows(plan, campaign), *(row for one in pieces for row in publish_rows(one, plan)))
        yield CalendarFile("campaign", _path(f"campaigns/{name}"), called, f"The campaign “{called}”", rows)


def _of_person(person: Person, plan: Plan) -> tuple[Row, ...]:
    """Return what somebody owns and has to do, with an alarm if they want one, and when they are away."""
    mine = [one for one in plan.editions if one.entry and one.entry.owner == person.id]
    rows = [row for one in mine for row in publish_rows(one, plan)]
    rows += [deadline_row(due, plan) for due in plan.dues if due.who == person.id]
    away = [row for row in absence_rows(plan) if f":away/{person.id}/" in row.uid]
    return (*(reminded(row, person.remind) for row in rows), *away)


def files_of(people: Iterable[str]) -> Mapping[str, str]:
    """Return the file of each person's calendar, by their ids: no two have one, and no order decides."""
    return {person: f"calendars/{name}.ics" for person, name in named(people, FIXED)}


def named(ids: Iterable[str], fixed: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield ids with a name that a file of theirs can have: a subscription must not change hands when one is added."""
    slugs = {one: slug(one) for one in ids}
    others = {*fixed}
    taken = Counter(slugs.values())
    # the id that is its own slug keeps the plain name
    for one, name in slugs.items():
        plain = name not in others and (one == name or taken[name] == 1)
        yield one, name if plain else f"{name}-{key(one)[:8]}"
