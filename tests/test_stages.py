"""When something is public, due or said: the truth table of PLAN-FORMAT.md, and little projects made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from builder.load.tree import File, Look
from builder.model.entry import Status
from builder.model.moments import Quiet
from builder.model.plan import Announcement, Plan, Stage
from builder.model.settings import Channel
from builder.pipeline import build, inspect
from builder.plan.clock import Clock
from builder.plan.slots import allowed
from builder.plan.stages import Known, stage_of
from conftest import CALENDAR, NOW, Project, built

BEFORE, AFTER = NOW + timedelta(days=1), NOW - timedelta(days=1)  # it is before the one, and after the other
BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Row:
    """A row of the table, in the words of the format."""

    stage: Stage
    file: bool = True
    writing: bool = False
    publish: datetime | str | None = None
    approved: bool = False
    expires: datetime | None = None
    status: Status | None = None
    about: str = field(default="", compare=False)


TABLE = [
    Row("idea", file=False),
    Row("planned", file=False, publish="vague"),
    Row("planned", file=False, publish=BEFORE),
    Row("planned", file=False, publish=AFTER),
    Row("planned", file=False, publish=AFTER, approved=True),
    Row("writing", writing=True),
    Row("writing", writing=True, publish="vague"),
    Row("writing", writing=True, publish=BEFORE, approved=True),
    Row("writing", writing=True, publish=AFTER, approved=True),
    Row("in review"),
    Row("in review", publish="vague"),
    Row("in review", publish="vague", approved=True),
    Row("in review", approved=True),
    Row("in review", publish=BEFORE),
    Row("missed", publish=AFTER),
    Row("missed", publish=NOW),
    Row("approved", publish=BEFORE, approved=True),
    Row("out", publish=AFTER, approved=True),
    Row("out", publish=NOW, approved=True),
    Row("out", publish=AFTER, approved=True, expires=BEFORE),
    Row("expired", publish=AFTER, approved=True, expires=AFTER),
    Row("expired", publish=AFTER, approved=True, expires=NOW),
    Row("expired", file=False, expires=AFTER),
    Row("expired", writing=True, publish="vague", expires=AFTER),
    *(Row(status, file=False, status=status) for status in ("parked", "dropped")),
    *(Row(status, publish=AFTER, approved=True, status=status) for status in ("parked", "dropped")),
    *(Row(status, publish=AFTER, approved=True, expires=AFTER, status=status) for status in ("parked", "dropped")),
]


@pytest.mark.parametrize("row", TABLE, ids=repr)
def test_the_truth_table(row: Row) -> None:
    known = Known(
        written=row.file,
        writing=row.writing,
        dated=row.publish is not None,
        public_from=row.publish if isinstance(row.publish, datetime) else None,
        approved=row.approved,
        expires=row.expires,
        status=row.status,
    )
    assert stage_of(known, NOW) == row.stage


def plan_of(root: Path, now: datetime = NOW) -> Plan:
    made = built(root, now).made
    assert made
    return made.plan


def stage(root: Path, now: datetime = NOW) -> tuple[str, bool]:
    """Return the stage of the one edition, and whether its page is public."""
    (edition,) = plan_of(root, now).editions
    return edition.stage, edition.public


POST = "---\ntitle: A piece\n---\n\nWords.\n"
DRAFT = "---\ntitle: A piece\ndraft: true\n---\n\nWords.\n"
BY_CHIEF = CALENDAR.replace("    announce: standard\n", "    announce: standard\n    approval: [chief]\n")


def test_the_named_one_approves_these_exact_words(project: Project) -> None:
    """The digest of the words is the approval; other words void it."""
    from builder.plan.approvals import words_digest

    root = project({"calendar.yaml": BY_CHIEF, "calendar/piece.yaml": "publish: 2026-11-17\nshape: article\n"})
    project({"calendar.yaml": BY_CHIEF, "content/posts/piece.md": POST})
    (edition,) = plan_of(root).editions
    digest = words_digest(edition.entry, edition.post)
    approved = f"publish: 2026-11-17\nshape: article\napproved: {{chief: {digest}}}\n"
    project({"calendar.yaml": BY_CHIEF, "calendar/piece.yaml": approved})
    assert stage(root) == ("out", True)
    project({"calendar.yaml": BY_CHIEF, "content/posts/piece.md": POST.replace("Words", "Other words")})
    assert stage(root) == ("missed", False)


@pytest.mark.parametrize(
    ("front", "expected", "public"),
    [
        ("date: 2026-11-17", "out", True),
        ("date: 2026-11-22", "out", True),  # all of its day
        ("date: 2026-11-23", "approved", False),
        ("date: 2026-11-22 12:59:00", "out", True),  # of the plan's wall clock, at which it is 13:00
        ("date: 2026-11-22 13:01:00", "approved", False),
        ("date: 2026-11-22T12:01:00Z", "approved", False),
        ("date: 2026-11-17\ndraft: true", "writing", False),
        ("date: 2026-11-17\nexpires: 2026-11-22", "expired", False),
    ],
)
def test_a_file_without_an_entry(project: Project, front: str, expected: str, *, public: bool) -> None:
    """It is published from its own date, approved by being there."""
    root = project({"content/posts/old.md": f"---\ntitle: Old\n{front}\n---\n\nWords.\n"})
    assert stage(root) == (expected, public)


def test_a_file_without_entry_and_date_is_withheld(project: Project) -> None:
    root = project({"content/posts/old.md": "---\ntitle: Old\n---\n\nWords.\n"})
    (problem,) = built(root).errors
    assert (problem.rule, problem.about) == ("no-date", "content/posts/old.md")
    assert not plan_of(root).editions


# deadlines


def dues(root: Path, now: datetime = NOW) -> list[tuple[str, str, str]]:
    return [(due.stage, due.day.isoformat(), due.who) for due in plan_of(root, now).dues]


@pytest.mark.parametrize(
    ("publish", "draft", "review"),
    [
        ("Fri 2026-12-04", "2026-11-27", "2026-12-02"),
        ("Tue 2026-12-01", "2026-11-24", "2026-11-27"),  # over a weekend
        ("Mon 2026-11-30", "2026-11-23", "2026-11-26"),
        ("Sun 2026-12-06", "2026-11-30", "2026-12-03"),  # a weekend is no working day, to begin with
        ("Sat 2026-12-05", "2026-11-30", "2026-12-03"),
        ("week of Thu 2026-12-10", "2026-11-30", "2026-12-03"),  # from its first day
        ("December 2026", "2026-11-24", "2026-11-27"),
        ("next blog slot after 2026-12-02", "2026-12-01", "2026-12-04"),  # from Tue 2026-12-08
        ("Fri 2027-01-01 00:30 Asia/Tokyo", "2026-12-24", "2026-12-29"),  # Thursday, in Berlin
    ],
)
def test_deadlines_count_working_days_backward(project: Project, publish: str, draft: str, review: str) -> None:
    root = project({"calendar/piece.yaml": f"title: A\nshape: article\nowner: social\npublish: {publish}\n"})
    assert dues(root) == [("draft", draft, "social"), ("review", review, "chief")]


def test_other_working_days(project: Project) -> None:
    """A team that works from Sunday to Thursday."""
    calendar = CALENDAR.replace("channels:", "workdays: Sun to Thu\nchannels:")
    root = project(
        {"calendar.yaml": calendar, "calendar/piece.yaml": "title: A\nshape: article\npublish: Tue 2026-12-01\n"}
    )
    assert dues(root) == [("draft", "2026-11-24", ""), ("review", "2026-11-29", "chief")]


def test_no_date_has_no_deadlines(project: Project) -> None:
    assert dues(project({"calendar/piece.yaml": "title: A\nshape: article\n"})) == []


def test_due_pins_a_stage(project: Project) -> None:
    """A pinned stage keeps its day however the piece moves; one that the shape has not is added."""
    entry = "title: A\nshape: article\nowner: social\ndue: {{draft: Fri 2026-11-20, photo: 2026-11-25}}\npublish: {}\n"
    root = project({"calendar/piece.yaml": entry.format("Tue 2026-12-01")})
    assert dues(root) == [
        ("draft", "2026-11-20", "social"),
        ("photo", "2026-11-25", "social"),
        ("review", "2026-11-27", "chief"),
    ]
    project({"calendar/piece.yaml": entry.format("Tue 2026-12-08")})
    assert dues(root)[:2] == [("draft", "2026-11-20", "social"), ("photo", "2026-11-25", "social")]
    project({"calendar/piece.yaml": "title: A\ndue: {draft: 2026-11-20}\n"})
    assert dues(root) == [("draft", "2026-11-20", "")]


def test_a_stage_is_late_from_the_day_after(project: Project) -> None:
    """Days are of the plan's timezone: in Berlin the day is over an hour before it is in UTC."""
    root = project({"calendar/piece.yaml": "title: A\nshape: article\npublish: Tue 2026-12-01\n"})

    def late(now: datetime) -> list[bool]:
        return [due.late for due in plan_of(root, now).dues]

    assert late(datetime(2026, 11, 24, 22, 59, tzinfo=UTC)) == [False, False]
    assert late(datetime(2026, 11, 24, 23, 0, tzinfo=UTC)) == [True, False]
    assert late(datetime(2026, 11, 27, 23, 0, tzinfo=UTC)) == [True, True]


@pytest.mark.parametrize(
    ("file", "calendar", "met"),
    [
        (None, CALENDAR, [False, False]),
        (DRAFT, CALENDAR, [False, False]),
        (POST, BY_CHIEF, [True, False]),
        (POST, CALENDAR, [True, True]),
    ],
    ids=["nothing is there", "a draft", "words to review", "approved by being merged"],
)
def test_a_stage_is_met_by_what_is_there(project: Project, file: str | None, calendar: str, met: list[bool]) -> None:
    words = {"content/posts/piece.md": file} if file else {}
    root = project(
        {"calendar.yaml": calendar, "calendar/piece.yaml": "title: A\nshape: article\npublish: 2026-12-01\n", **words}
    )
    assert [due.met for due in plan_of(root).dues] == met


def test_a_parked_piece_has_no_deadlines(project: Project) -> None:
    entry = "title: A\nshape: article\npublish: 2026-12-01\nstatus: parked\n"
    root = project({"calendar/piece.yaml": entry})
    assert dues(root) == []
    assert not plan_of(root).announcements


def test_deadlines_are_counted_once_from_the_first_language(project: Project) -> None:
    calendar = CALENDAR.replace("namespace:", "languages: [en, de]\n  namespace:")
    entry = "title: A\nshape: article\npublish: {de: 2026-12-01, en: 2026-12-08}\n"
    root = project({"calendar.yaml": calendar, "calendar/piece.yaml": entry})
    assert [day for _, day, _ in dues(root)] == ["2026-11-24", "2026-11-27"]


# announcements

CHANNELS = """\
  blog: {kind: site, slots: [Tue 09:30, Thu 11:00], at: 08:00}
  newsletter: {kind: email, slots: [Thu 17:00]}
  monthly: {kind: email, slots: [1st Thu], at: 07:00}
  mastodon: {kind: mastodon, quiet: {hours: 21:00 to 07:00, days: [Sat, Sun]}}
  lunch: {kind: bluesky, quiet: {hours: 12:00 to 13:30, days: Sun}}
  never: {kind: bluesky, quiet: {days: Mon to Sun}}
  press: {kind: press}
"""


def with_channels(channels: str = CHANNELS) -> str:
    start, end = CALENDAR.index("  blog:"), CALENDAR.index("announce:")
    ladders = CALENDAR.index("announce:"), CALENDAR.index("people:")
    assert end == ladders[0]
    return (CALENDAR[:start] + channels + CALENDAR[ladders[1] :]).replace("    announce: standard\n", "")


def said(root: Path, now: datetime = NOW) -> dict[str, Announcement]:
    return {f"{one.rung.name}.{one.channel.id}.{one.edition.lang}": one for one in plan_of(root, now).announcements}


def moment_of(project: Project, rung: str, publish: str = "Tue 2026-12-01 09:30", more: str = "") -> str | None:
    """Return when a rung is, for a piece that goes out then."""
    entry = f"title: A\npublish: {publish}\nannounce: {{rung: {rung}}}\n{more}"
    root = project({"calendar.yaml": with_channels(), "calendar/piece.yaml": entry, "content/posts/piece.md": POST})
    assert not built(root).errors
    found = said(root)
    return next(iter(found.values())).due.isoformat() if found else None


MOMENTS = [
    ("{at: day 0, on: press}", "2026-12-01T09:30:00+01:00"),
    ("{at: day 14, on: press}", "2026-12-15T09:30:00+01:00"),
    ("{at: day 1 18:00, on: press}", "2026-12-02T18:00:00+01:00"),
    ("{at: 2 days before publish, on: press}", "2026-11-29T09:30:00+01:00"),
    ("{at: 2 working days before publish, on: press}", "2026-11-27T09:30:00+01:00"),
    ("{at: 90 minutes after publish, on: press}", "2026-12-01T11:00:00+01:00"),
    ("{at: 1 week after publish, on: press}", "2026-12-08T09:30:00+01:00"),
    ("{at: next newsletter slot, on: newsletter}", "2026-12-03T17:00:00+01:00"),
    ("{at: next monthly slot, on: monthly}", "2026-12-03T07:00:00+01:00"),
    ("{at: next blog slot, on: press}", "2026-12-01T09:30:00+01:00"),  # a slot at that moment counts
    ("{at: next press slot, on: press}", None),  # a channel without slots
    ("{at: 7 days before start, on: press}", None),  # nothing starts
    ("{at: Wed 2026-12-02 12:00, on: press}", "2026-12-02T12:00:00+01:00"),
    ("{at: 2026-12-02 05:00 Europe/London, on: press}", "2026-12-02T06:00:00+01:00"),
]


@pytest.mark.parametrize(("rung", "due"), MOMENTS)
def test_when_a_rung_is(project: Project, rung: str, due: str | None) -> None:
    assert moment_of(project, rung) == due


@pytest.mark.parametrize(
    ("rung", "due"),
    [
        ("{at: 7 days before start, on: press}", "2026-12-01T18:00:00+01:00"),
        ("{at: 1 hour before start, on: press}", "2026-12-08T17:00:00+01:00"),
        ("{at: 1 day after end, on: press}", "2026-12-09T20:00:00+01:00"),
    ],
)
def test_what_starts_and_ends(project: Project, rung: str, due: str) -> None:
    more = "starts: Tue 2026-12-08 18:00\nends: Tue 2026-12-08 20:00\n"
    assert moment_of(project, rung, more=more) == due


@pytest.mark.parametrize(
    ("publish", "on", "due"),
    [
        ("2026-12-01", "[blog]", "2026-12-01T09:30:00+01:00"),  # that day's slot
        ("2026-12-03", "[blog]", "2026-12-03T11:00:00+01:00"),
        ("2026-12-02", "[blog]", "2026-12-02T08:00:00+01:00"),  # a day without one: at:
        ("2026-12-03", "[monthly]", "2026-12-03T07:00:00+01:00"),
        ("2026-12-02", "[press]", "2026-12-02T09:00:00+01:00"),  # a channel without either: 09:00
        ("2026-12-03", "[newsletter, blog]", "2026-12-03T17:00:00+01:00"),  # the first channel's
    ],
)
def test_a_day_without_a_time(project: Project, publish: str, on: str, due: str) -> None:
    """It takes the usual time of the first channel of the first rung."""
    assert moment_of(project, f"{{at: day 0, on: {on}}}", publish) == due


@pytest.mark.parametrize(
    ("publish", "on", "due"),
    [
        ("Tue 2026-12-01 20:59", "mastodon", "2026-12-01T20:59:00+01:00"),
        ("Tue 2026-12-01 21:00", "mastodon", "2026-12-02T07:00:00+01:00"),
        ("Wed 2026-12-02 06:59", "mastodon", "2026-12-02T07:00:00+01:00"),
        ("Wed 2026-12-02 07:00", "mastodon", "2026-12-02T07:00:00+01:00"),
        ("Fri 2026-12-04 21:00", "mastodon", "2026-12-07T07:00:00+01:00"),  # night, and then a weekend
        ("Sat 2026-12-05 10:00", "mastodon", "2026-12-07T07:00:00+01:00"),
        ("Tue 2026-12-01 12:00", "lunch", "2026-12-01T13:30:00+01:00"),
        ("Sun 2026-12-06 10:00", "lunch", "2026-12-07T00:00:00+01:00"),  # the day ends at midnight
        ("Sun 2026-12-06 10:00", "never", "2026-12-06T10:00:00+01:00"),  # no moment is better than another
    ],
)
def test_quiet_hours_and_days(project: Project, publish: str, on: str, due: str) -> None:
    """What falls into them moves to the next allowed moment; the piece itself does not move."""
    assert moment_of(project, f"{{at: day 0, on: {on}}}", publish) == due
    (edition,) = plan_of(project({"calendar.yaml": with_channels()})).editions
    assert edition.publish
    assert f"{edition.publish:%a %Y-%m-%d %H:%M}" == publish


CLOCKS = Clock(BERLIN, frozenset(range(5)), NOW)
YEAR = some.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CHANGE = some.integers(0, 12 * 60).map(
    lambda minutes: datetime(2026, 10, 24, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)
HOURS = some.just((None, None)) | some.tuples(some.times(), some.times())
QUIETS = some.builds(
    lambda hours, days: Quiet(hours[0], hours[1], tuple(sorted(days))),
    HOURS,
    some.sets(some.integers(0, 6), max_size=6),
)


@given(QUIETS, YEAR | CHANGE)
@example(Quiet(time(21), time(2, 30)), datetime(2026, 10, 25, 1, 15, tzinfo=UTC))  # 02:15 for the second time
@example(Quiet(time(21), time(2, 30)), datetime(2026, 3, 29, 0, 59, tzinfo=UTC))  # 02:30 is skipped
def test_what_is_quiet_is_never_loud(quiet: Quiet, moment: datetime) -> None:
    """The next allowed moment is never earlier, and it is allowed."""
    channel = Channel("c", "mastodon", quiet=quiet)
    moment = moment.astimezone(BERLIN)
    found = allowed(channel, moment, CLOCKS)
    assert found.timestamp() >= moment.timestamp()
    assert allowed(channel, found, CLOCKS) == found
    assert found.weekday() not in quiet.days


@pytest.mark.parametrize(
    ("publish", "rung", "due"),
    [
        # in Berlin the clock goes from 03:00 to 02:00 on 25 October 2026, and from 02:00 to 03:00 on 28 March 2027
        ("Tue 2026-10-20 09:30", "day 14", "2026-11-03T09:30:00+01:00"),
        ("Tue 2027-03-23 09:30", "day 14", "2027-04-06T09:30:00+02:00"),
        ("Sat 2026-10-24 09:30", "1 day after publish", "2026-10-25T09:30:00+01:00"),
        ("Sat 2026-10-24 12:00", "24 hours after publish", "2026-10-25T11:00:00+01:00"),  # of real time
        ("Tue 2026-10-27 09:30", "1 week before publish", "2026-10-20T09:30:00+02:00"),
        ("Sat 2027-03-27 02:30", "day 1", "2027-03-28T03:30:00+02:00"),  # an hour that there is not: past it
        ("Sun 2026-10-25 02:30", "day 0", "2026-10-25T02:30:00+02:00"),  # one that there is twice: the first
        ("Sun 2026-10-25 02:30", "60 minutes after publish", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_the_clock_change(project: Project, publish: str, rung: str, due: str) -> None:
    """Days and weeks keep the time of the wall clock; minutes and hours are real ones."""
    assert moment_of(project, f"{{at: {rung}, on: press}}", publish) == due


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/Sao_Paulo", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Apia"]
)
@pytest.mark.parametrize("day", ["2011-12-30", "2018-11-04", "2021-03-28", "2026-10-04", "2026-10-25", "2027-03-28"])
def test_no_hour_of_any_zone_breaks_a_build(project: Project, zone: str, day: str) -> None:
    """Skipped and repeated hours, a midnight that there is not, a day that there is not (Samoa, 30 December 2011)."""
    calendar = with_channels().replace("Europe/Berlin", zone)
    rungs = (
        "announce: {a: {at: day 0, on: mastodon}, b: {at: day 1 00:00, on: lunch}, c: {at: next blog slot, on: blog}}"
    )
    entries = {
        f"calendar/at-{hour}.yaml": f"title: A\nshape: article\npublish: {day} 0{hour}:30\n{rungs}\n"
        for hour in range(4)
    }
    root = project({"calendar.yaml": calendar, **entries})
    plan, told = plan_of(root), built(root).errors
    assert {problem.rule for problem in told} <= {"nonexistent-time"}
    assert len(plan.announcements) == 3 * (len(entries) - len(told))
    assert all(one.due.timestamp() >= 0 for one in plan.announcements)


# languages, blocks, embargo

TWO_TONGUES = """\
  blog: {kind: site}
  mastodon: {kind: mastodon, language: en}
  mastodon-de: {kind: mastodon, language: de}
  bluesky: {kind: bluesky}
  letter: {kind: email, language: en}
"""


def test_siblings_in_another_language(project: Project) -> None:
    """A channel of one language carries that; its sibling the other; one without a language all; a lone one nothing."""
    calendar = with_channels(TWO_TONGUES).replace("namespace:", "languages: [en, de]\n  namespace:")
    ladder = "announce: {a: {at: day 0, on: [mastodon, bluesky, letter]}}\n"
    entry = f"title: A\npublish: {{en: 2026-12-01, de: 2026-12-03 08:00}}\n{ladder}"
    root = project({"calendar.yaml": calendar, "calendar/piece.yaml": entry})
    due = {name: f"{one.due:%m-%d %H:%M}" for name, one in said(root).items()}
    assert due == {
        "a.mastodon.en": "12-01 09:00",
        "a.bluesky.en": "12-01 09:00",
        "a.letter.en": "12-01 09:00",
        "a.mastodon-de.de": "12-03 08:00",
        "a.bluesky.de": "12-03 08:00",
    }


def test_a_sibling_that_is_named_too_speaks_once(project: Project) -> None:
    calendar = with_channels(TWO_TONGUES).replace("namespace:", "languages: [en, de]\n  namespace:")
    entry = (
        "title: A\nlanguages: [en, de]\npublish: 2026-12-01\nannounce: {a: {at: day 0, on: [mastodon, mastodon-de]}}\n"
    )
    root = project({"calendar.yaml": calendar, "calendar/piece.yaml": entry})
    assert sorted(said(root)) == ["a.mastodon-de.de", "a.mastodon.en"]


def test_what_was_carried_before_is_said_again(project: Project) -> None:
    """Again is told in order of time, channel by channel."""
    ladder = "announce: {later: {at: day 7, on: [press, blog]}, first: {at: day 0, on: press}}\n"
    entry = f"title: A\npublish: 2026-12-01\n{ladder}"
    root = project({"calendar.yaml": with_channels(), "calendar/piece.yaml": entry})
    assert {name: one.again for name, one in said(root).items()} == {
        "first.press.en": False,
        "later.press.en": True,
        "later.blog.en": False,
    }


def blocked(project: Project, entry: str, file: str | None = POST, now: datetime = NOW) -> dict[str, tuple[str, ...]]:
    words = {"content/posts/piece.md": file} if file else {}
    ladder = "announce: {early: {at: 2 days before publish, on: press}, launch: {at: day 0, on: blog}}\n"
    root = project({"calendar.yaml": with_channels(), "calendar/piece.yaml": f"title: A\n{ladder}{entry}", **words})
    return {one.rung.name: one.blocked_by for one in plan_of(root, now).announcements}


def test_ready_is_what_is_approved_and_public_when_it_is_due(project: Project) -> None:
    assert blocked(project, "publish: 2026-12-01\n") == {"early": ("its page is not out then",), "launch": ()}
    assert blocked(project, "publish: 2026-12-01\npage: none\n") == {"early": (), "launch": ()}


def test_what_is_not_there_yet_is_blocked(project: Project) -> None:
    assert blocked(project, "publish: 2026-12-01\n", None)["launch"] == ("nothing is written yet",)
    assert blocked(project, "publish: 2026-12-01\nstatus: writing\n")["launch"] == ("it is still being written",)


def test_an_embargo_blocks_what_is_due_before_it(project: Project) -> None:
    found = blocked(project, "publish: 2026-12-01\nembargo: 2026-11-30 12:00\n")
    assert found == {"early": ("it is under embargo then", "its page is not out then"), "launch": ()}


def test_what_expires_blocks_what_is_due_after_it(project: Project) -> None:
    late = "announce: {launch: {at: day 1, on: blog}}\n"
    for expires, reason in {"09:00": ("it has expired then",), "09:01": ()}.items():
        entry = f"title: A\n{late}publish: 2026-12-01 09:00\nexpires: 2026-12-02 {expires}\n"
        files = {"calendar.yaml": with_channels(), "calendar/piece.yaml": entry, "content/posts/piece.md": POST}
        assert [one.blocked_by for one in plan_of(project(files)).announcements] == [reason]


def test_under_embargo_is_meant_to_be_early(project: Project) -> None:
    """The press gets it before; approved it must be all the same."""
    entry = (
        "title: A\npublish: 2026-12-01\nembargo: 2026-12-01\n"
        "announce: {embargoed: {at: 2 days before publish, on: press, under_embargo: true}}\n"
    )
    files = {"calendar.yaml": with_channels(), "calendar/piece.yaml": entry}
    root = project({**files, "content/posts/piece.md": POST})
    assert [one.blocked_by for one in plan_of(root).announcements] == [()]
    project({**files, "content/posts/piece.md": DRAFT})
    assert [one.blocked_by for one in plan_of(root).announcements] == [("it is still being written",)]


def test_a_piece_without_a_page_has_no_address(project: Project) -> None:
    root = project({"calendar/piece.yaml": "title: A\npage: none\npublish: 2026-11-17\nshape: article\n"})
    (edition,) = plan_of(root).editions
    assert (edition.stage, edition.path, edition.url, edition.public) == ("out", "", "", False)
    project({"calendar/piece.yaml": "share: https://a.org/b\npublish: 2026-11-17\nshape: article\n"})
    (edition,) = plan_of(root).editions
    assert (edition.stage, edition.path, edition.url, edition.public) == ("out", "", "https://a.org/b", False)


# the passing of time


@dataclass(frozen=True)
class Texts:
    """A tree that is a mapping of paths to texts."""

    texts: Mapping[str, str]

    def files(self, folder: str) -> Iterator[File]:
        return (
            File(path, str(hash(text))) for path, text in sorted(self.texts.items()) if path.startswith(f"{folder}/")
        )

    def look(self, folder: str) -> Look:
        return Look(tuple(self.files(folder)))

    def stray(self, path: str) -> None:
        """Return nothing: a mapping has no links."""

    def sees(self, path: str) -> bool:
        return bool(path)

    def has(self, path: str) -> bool:
        return path in self.texts

    def read(self, path: str, most: int = -1) -> bytes:
        if path not in self.texts:
            raise FileNotFoundError(path)
        return self.texts[path].encode()[: None if most < 0 else most]

    def repository(self) -> None:
        """Return nothing: there is no folder that git could be asked about."""


IDS = ("one", "two", "three")
RUNS = {id_: " ".join(f"{id_}{number}" for number in range(15)) for id_ in IDS}
NEAR = some.integers(-40, 60).map(lambda days: date(2026, 11, 22) + timedelta(days=days))
SENTENCES = some.one_of(
    some.sampled_from([f"[see]({id_}.md)" for id_ in IDS]),
    some.sampled_from([f"https://little.example/2026/{month}/{id_}/" for month in (10, 11, 12) for id_ in IDS]),
    some.sampled_from([f"As we said: {run}." for run in RUNS.values()]),
    some.just("Nothing of others."),
)


LADDERED = CALENDAR.replace("namespace:", "languages: [en, de]\n  namespace:").replace(
    "    launch: {at: day 0, on: [blog, mastodon, bluesky]}\n",
    "    launch: {at: day 0, on: [blog, mastodon, bluesky]}\n"
    "    early: {at: 2 days before publish, on: [press, letter, bluesky], under_embargo: true}\n"
    "    letter: {at: next letter slot, on: [letter]}\n"
    "    now: {at: 1 hour before start, on: [mastodon]}\n",
).replace(
    "  bluesky: {kind: bluesky}\n",
    "  bluesky: {kind: bluesky, quiet: {hours: 21:00 to 07:00, days: [Sat, Sun]}}\n"
    "  letter: {kind: email, slots: [Thu 17:00]}\n"
    "  press: {kind: press}\n",
)  # fmt: skip
PLANS = (CALENDAR, BY_CHIEF, LADDERED, f"approval: one other person\n{LADDERED}")
RHYTHMS = some.builds(
    "every {}{}".format,
    some.sampled_from(["1 day", "90 days", "800 days", "3 working days"]),
    some.sampled_from(["", ", twice"]),
)
AGAINS = some.sampled_from(["again", "again-1", "again-2", "again-9"])
LONG = "word " * 80  # too long for Bluesky


@some.composite
def held(draw: some.DrawFn) -> str:
    """Return a hold of any of the four things."""
    covered = draw(some.sampled_from(["posts", "mail", "live", "pages", "[posts, pages]"]))
    end = draw(some.none() | some.integers(1, 40))
    since = draw(NEAR)
    until = f"until: {since + timedelta(days=end)}\n" if end else ""
    return f"since: {since}\n{until}applies_to: {covered}\n"


@some.composite
def entry_lines(draw: some.DrawFn, id_: str) -> str:
    """Return the lines of an entry that may use any key which time has a part in."""
    publish = draw(NEAR)
    later = draw(some.integers(1, 60).map(lambda days: publish + timedelta(days=days)))
    some_of = {
        "publish": draw(some.sampled_from([str(publish), str(publish), "December 2026", "next blog slot", ""])),
        "embargo": draw(some.sampled_from(["", "", str(publish), str(publish - timedelta(days=3))])),
        "expires": draw(some.sampled_from(["", "", str(later)])),
        "starts": draw(some.sampled_from(["", f"{later} 18:00"])),
        "join": "https://meet.example/1",
        "replay": "https://film.example/1",
        "public": draw(some.sampled_from(["", "teaser"])),
        "shape": draw(some.sampled_from(["", "article"])),
        "announce": draw(some.sampled_from(["", "standard"])),
        "status": draw(some.sampled_from(["", "", "", "writing", "parked"])),
        "page": draw(some.sampled_from(["", "", "", "none"])),
        "evergreen": draw(some.just("") | RHYTHMS),
        "gathers": draw(some.sampled_from(["", "", "since last", "[one, two]"])),
        "languages": draw(some.sampled_from(["", "[en]"])),
        "sponsor": draw(some.sampled_from(["", "{name: Tools Ltd}"])),
        "answers": draw(some.sampled_from(["", "[why]"])),
        "approved": draw(some.sampled_from(["", "{chief: 00000000}"])),
        "posts": f"{{bluesky: {{{draw(AGAINS)}: {draw(some.sampled_from([LONG, 'Short.']))}}}}}"
        if draw(some.booleans())
        else "",
    }
    return f"title: Piece {id_}\n" + "".join(f"{key}: {value}\n" for key, value in some_of.items() if value)


@some.composite
def pieces(draw: some.DrawFn) -> dict[str, str]:
    """Return the files of a small plan: pieces with and without words, that link to and quote each other."""
    files = {"calendar.yaml": draw(some.sampled_from(PLANS)), "questions/why.yaml": "question: Why?\n"}
    if draw(some.booleans()):
        files["hold.yaml"] = draw(held())
    for id_ in IDS:
        own = draw(some.booleans())
        if own:
            files[f"calendar/{id_}.yaml"] = draw(entry_lines(id_))
        if draw(some.integers(0, 3)):
            front = "" if own else f"date: {draw(NEAR)}\n"
            more = draw(some.lists(SENTENCES, max_size=2))
            body = "\n\n".join([f"{RUNS[id_]}.", *more])
            files[f"content/posts/{id_}.md"] = f"---\ntitle: Piece {id_}\ntags: [a]\n{front}---\n\n{body}\n"
    return files


def errors(files: Mapping[str, str], now: datetime) -> list[str]:
    """Return the errors of a build, those that the inspection of its public bytes finds among them."""
    whole = build(Texts(files), now)
    made = whole.made
    assert made, whole.problems
    site = [artifact for artifact in made.artifacts if artifact.where == "site"]
    found = inspect(whole, lambda: ((artifact.path, artifact.render()) for artifact in site))
    return [str(problem) for problem in (*whole.problems, *found) if problem.severity == "error"]


OUT_AND_QUOTED: dict[str, Any] = {
    "calendar.yaml": CALENDAR,
    "calendar/one.yaml": "publish: 2026-11-17\nexpires: 2026-11-24\n",
    "content/posts/one.md": f"---\ntitle: One\n---\n\n{RUNS['one']}.\n",
    "calendar/two.yaml": "publish: 2026-11-18\n",
    "content/posts/two.md": "---\ntitle: Two\n---\n\nSee https://little.example/2026/11/one/ for more.\n",
}


LONG_AND_LATE = {
    "calendar.yaml": LADDERED,
    "calendar/one.yaml": f"title: One\npublish: 2026-12-01\npage: none\nannounce: standard\nevergreen: every 300 days\n"
    f"posts: {{bluesky: {{again-2: [first, {LONG}]}}}}\n",
}


def test_words_that_are_far_off_are_judged_today() -> None:
    """They come in years, and are in error when they are written."""
    (found,) = errors(LONG_AND_LATE, NOW)
    assert "“again-2” on bluesky has" in found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files=pieces(), hours=some.integers(1, 24 * 400))
@example(files=OUT_AND_QUOTED, hours=24 * 3)
@example(files=LONG_AND_LATE, hours=24 * 300)
def test_no_error_comes_from_time_alone(files: dict[str, str], hours: int) -> None:
    """What is right when it is committed is right at any later hour."""
    if not errors(files, NOW):
        assert errors(files, NOW + timedelta(hours=hours)) == []
