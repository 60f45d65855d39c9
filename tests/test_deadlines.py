"""Deadlines over weekends, holidays and absences: who does a stage, and when, by the rule of plan/deadlines.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.model.due import Due
from builder.model.entry import Entry
from builder.model.moments import DaySpan, Duration, Moment, Span, When
from builder.model.project import Project
from builder.model.settings import Person, Settings, Shape, Site, StageDays
from builder.plan import make_plan
from builder.plan.clock import Clock

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
SITE = Site("Little", "https://little.example/", "little.example,2026")
CHRISTMAS = {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day (substitute)"}
STEPS = (StageDays("draft", 5, "owner"), StageDays("review", 2, "chief"))


def span(text: str) -> DaySpan:
    first, _, last = text.partition("/")
    return DaySpan(date.fromisoformat(first), date.fromisoformat(last or first))


def person(id_: str, away: Sequence[str] = (), stand_in: str | None = None) -> Person:
    return Person(id_, id_.title(), away=tuple(map(span, away)), stand_in=stand_in)


def dues(
    publish: str | When,
    *people: Person,
    steps: Sequence[StageDays] = STEPS,
    holidays: Mapping[date, str] = CHRISTMAS,
    due: Mapping[str, str] | None = None,
    now: datetime = NOW,
) -> list[Due]:
    """Return the dues of one piece of the writer's."""
    when = Moment(date.fromisoformat(publish)) if isinstance(publish, str) else publish
    pins = {stage: Moment(date.fromisoformat(day)) for stage, day in (due or {}).items()}
    entry = Entry("piece", "A piece", {"": when}, shape="article", owner="writer", due=pins)
    known = {"writer": person("writer"), "chief": person("chief"), **{one.id: one for one in people}}
    settings = Settings(SITE, people=known, shapes={"article": Shape("article", tuple(steps))})
    return list(make_plan(Project(settings, entries={"piece": entry}, holidays=holidays), now).dues)


def told(found: list[Due]) -> list[tuple[str, str, str]]:
    return [(due.stage, f"{due.day:%m-%d}", due.who) for due in found]


def draft(
    publish: str, away: Sequence[str], stand_in: str | None = None, *people: Person, **more: object
) -> tuple[str, str]:
    """Return the day and the doer of the draft of a piece whose writer is *away*."""
    found = dues(publish, person("writer", away, stand_in), *people, **more)  # type: ignore[arg-type]
    return next((f"{due.day:%m-%d}", due.who) for due in found if due.stage == "draft")


@pytest.mark.parametrize(
    ("publish", "drafted", "reviewed"),
    [
        ("2026-12-24", "12-17", "12-22"),
        ("2026-12-29", "12-18", "12-23"),  # over two holidays and two weekends
        ("2026-12-28", "12-18", "12-23"),  # on a holiday itself
        ("2027-01-04", "12-24", "12-31"),
    ],
)
def test_holidays_are_no_working_days(publish: str, drafted: str, reviewed: str) -> None:
    assert told(dues(publish)) == [("draft", drafted, "writer"), ("review", reviewed, "chief")]


def test_working_days_of_a_ladder_are_no_holidays_either() -> None:
    clock = Clock.of(Settings(SITE), NOW, CHRISTMAS)
    eve = datetime(2026, 12, 24, 9, 30, tzinfo=clock.zone)
    assert clock.shift(eve, Duration(2, "working days"), 1) == datetime(2026, 12, 30, 9, 30, tzinfo=clock.zone)


def test_a_vague_date_counts_from_its_first_day() -> None:
    week = Span(date(2026, 12, 28), date(2027, 1, 3), "week")
    assert told(dues(week)) == told(dues("2026-12-28"))


@pytest.mark.parametrize(
    ("why", "away", "day"),
    [
        ("nobody is away", [], "11-24"),
        ("away before the stage", ["2026-11-16/2026-11-23"], "11-24"),
        ("away on the day of publishing", ["2026-12-01"], "11-24"),
        ("away on a weekend", ["2026-11-28/2026-11-29"], "11-24"),
        ("away on the very day", ["2026-11-24"], "11-23"),
        ("away after it", ["2026-11-26"], "11-23"),
        ("two absences", ["2026-11-24", "2026-11-26"], "11-20"),
        ("two that overlap", ["2026-11-24/2026-11-26", "2026-11-25/2026-11-27"], "11-18"),
        ("five working days", ["2026-11-23/2026-11-27"], "11-17"),
        ("three weeks, and nobody stands in", ["2026-11-09/2026-11-29"], "11-03"),
        ("three weeks, after the very day", ["2026-11-25/2026-12-20"], "11-18"),
    ],
)
def test_what_an_absence_takes_away_is_done_before_it(why: str, away: list[str], day: str) -> None:
    assert draft("2026-12-01", away) == (day, "writer"), why


LONG = ["2026-11-09/2026-11-29"]
COVER = person("cover")


@pytest.mark.parametrize(
    ("why", "away", "people", "day", "who"),
    [
        ("a short absence is bridged", ["2026-11-23/2026-11-27"], [COVER], "11-17", "writer"),
        ("a long one is stood in for", LONG, [COVER], "11-24", "cover"),
        ("one that begins after the very day is not", ["2026-11-25/2026-12-20"], [COVER], "11-18", "writer"),
        ("the stand-in is away on another day", LONG, [person("cover", ["2026-11-25"])], "11-24", "cover"),
        ("the stand-in is away too", LONG, [person("cover", ["2026-11-24"])], "11-03", "writer"),
        ("the stand-in's stand-in", LONG, [person("cover", LONG, "third"), person("third")], "11-24", "third"),
        ("they stand in for each other", LONG, [person("cover", LONG, "writer")], "11-03", "writer"),
        (
            "a ring without the writer",
            LONG,
            [person("cover", LONG, "third"), person("third", LONG, "cover")],
            "11-03",
            "writer",
        ),
        ("their own stand-in", LONG, [person("cover", LONG, "cover")], "11-03", "writer"),
    ],
)
def test_who_stands_in(why: str, away: list[str], people: list[Person], day: str, who: str) -> None:
    assert draft("2026-12-01", away, "cover", *people) == (day, who), why


def test_the_plan_says_so_in_words() -> None:
    ahead = dues("2026-12-01", person("writer", ["2026-11-24"]))[0]
    assert ahead.usual == date(2026, 11, 24)
    assert ahead.note == "not on Tue 2026-11-24, since Writer is away on Tue 2026-11-24"
    other = dues("2026-12-01", person("writer", LONG, "cover"), COVER)[0]
    assert (other.who, other.instead_of) == ("cover", "writer")
    assert other.note == "for Writer, who is away from Mon 2026-11-09 to Sun 2026-11-29"


@pytest.mark.parametrize(
    ("now", "day", "who", "late"),
    [
        ("2026-11-19", "11-19", "writer", False),
        ("2026-11-20", "11-19", "writer", True),  # not done, and the writer is there to be told
        ("2026-11-23", "11-23", "cover", False),  # the writer is gone
        ("2026-11-24", "11-23", "cover", True),
        ("2026-11-25", "11-19", "writer", True),
    ],
)
def test_what_is_left_undone_goes_to_the_stand_in(now: str, day: str, who: str, late: bool) -> None:  # noqa: FBT001
    away = person("writer", ["2026-11-23/2026-11-24"], "cover")
    found = dues("2026-11-30", away, COVER, now=datetime.fromisoformat(f"{now}T12:00Z"))[0]
    assert (f"{found.day:%m-%d}", found.who, found.late) == (day, who, late)


def test_each_stage_counts_from_publish_by_its_own_doer() -> None:
    steps = (*STEPS, StageDays("photo", 3, "camera"), StageDays("last look", 0, "chief"))
    away = (person("chief", ["2026-11-27"]), person("camera", ["2026-11-30"]))
    assert told(dues("2026-12-01", *away, steps=steps)) == [
        ("draft", "11-24", "writer"),
        ("photo", "11-25", "camera"),
        ("review", "11-26", "chief"),
        ("last look", "12-01", "chief"),
    ]


def test_nobody_is_done_weeks_ahead() -> None:
    """Who is away for long after the very day, and there on it, is counted as if they were there."""
    early = (StageDays("draft", 10, "owner"),)
    assert draft("2026-12-01", ["2026-11-19/2026-11-25"], steps=early) == ("11-10", "writer")
    assert draft("2026-12-01", ["2026-11-18/2026-11-25"], steps=early) == ("11-17", "writer")


def test_a_stage_of_the_day_itself() -> None:
    """It is due on the day of publishing, or on the last day before it that its doer is there."""
    last = (StageDays("draft", 0, "owner"),)
    assert draft("2026-12-01", [], steps=last) == ("12-01", "writer")
    assert draft("2026-12-01", ["2026-11-30/2026-12-01"], steps=last) == ("11-27", "writer")
    assert draft("2026-12-01", ["2026-11-16/2026-12-01"], "cover", COVER, steps=last) == ("12-01", "cover")


def test_a_pinned_day_stays() -> None:
    """If its doer is away then, it is the stand-in's, however short the absence."""
    pin = {"draft": "2026-11-20"}
    assert draft("2026-12-01", [], due=pin) == ("11-20", "writer")
    assert draft("2026-12-01", ["2026-11-20"], "cover", COVER, due=pin) == ("11-20", "cover")
    alone = dues("2026-12-01", person("writer", ["2026-11-20"]), due=pin)[0]
    assert (alone.day, alone.who) == (date(2026, 11, 20), "writer")
    assert alone.note == "Writer is away on Fri 2026-11-20, and nobody stands in"


EVER = ["1900-01-01/2999-12-31"]


def test_who_is_away_for_ever_is_no_endless_walk() -> None:
    assert draft("2026-12-01", EVER) == ("11-24", "writer")
    assert draft("2026-12-01", EVER, "cover", COVER) == ("11-24", "cover")
    since = ["2026-11-25/2999-12-31"]
    assert draft("2026-12-01", since, "cover", COVER) == ("11-18", "writer")


def test_a_year_of_holidays_is_no_endless_walk() -> None:
    """Where there is no working day, days are counted as they are."""
    holidays = {date(2022, 1, 1) + timedelta(days=day): "closed" for day in range(2000)}
    assert draft("2026-12-01", ["2026-11-26"], holidays=holidays) == ("11-26", "writer")


SPANS = some.tuples(some.integers(-40, 40), some.integers(0, 30)).map(
    lambda two: f"{date(2026, 12, 1) + timedelta(days=two[0])}/{date(2026, 12, 1) + timedelta(days=sum(two))}"
)
AWAY = some.lists(SPANS, max_size=4)


@given(away=AWAY, covered=AWAY, days=some.integers(0, 20), hours=some.integers(0, 2000))
def test_nobody_has_a_stage_on_a_day_off(away: list[str], covered: list[str], days: int, hours: int) -> None:
    """Unless nobody at all is there; and what is counted back never comes after publish, nor later than usual."""
    publish = date(2026, 12, 1)
    people = {one.id: one for one in (person("writer", away, "cover"), person("cover", covered))}
    found = dues(
        publish.isoformat(),
        *people.values(),
        steps=(StageDays("draft", days, "owner"),),
        now=NOW + timedelta(hours=hours),
    )[0]
    assert not any(one.first <= found.day <= one.last for one in people[found.who].away)
    assert found.day <= (found.usual or publish)
    clock = Clock.of(Settings(SITE), NOW, CHRISTMAS)
    assert clock.works(found.day) or not days
