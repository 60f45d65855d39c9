"""What stands beside the entries: voice.yaml, tables of results, calendars of others, holidays, and what is no such."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from icalendar import Calendar, Event

from builder.load.ical import read_events
from builder.load.project import load
from builder.load.text import one_line
from builder.load.tree import Folder
from builder.model.memo import Forgetful
from builder.model.project import Loaded
from conftest import CALENDAR, Project, built

BERLIN = ZoneInfo("Europe/Berlin")
ENTRY = "publish: Tue 2026-12-01 09:30\ntitle: A lamp\nowner: chief\n"
HEADER = "entry,channel,rung,date,impressions,clicks,replies"


def loaded(project: Project, files: Mapping[str, str], more: str = "") -> Loaded:
    root = project({"calendar.yaml": CALENDAR + more, "calendar/lamp.yaml": ENTRY, **files})
    return load(Folder(root), Forgetful())


def told(found: Loaded) -> list[str]:
    return [f"{one.at}: {one.severity} {one.rule}: {one.message}" for one in found.problems]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("voices.yaml", "how you speak is written in voice.yaml, and not in voices.yaml"),
        ("voice.yml", "how you speak is written in voice.yaml, and not in voice.yml"),
        ("hold.yml", "a hold is written in hold.yaml, and not in hold.yml"),
    ],
)
def test_a_file_that_was_meant_is_told(project: Project, name: str, said: str) -> None:
    assert told(loaded(project, {name: "since: 2026-12-01\n"})) == [f"{name}:1:1: error unknown-key: {said}"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("Results/a.csv", "Results:1:1: warning file-name: a folder of this name is not read, and there is nothing in"),
        ("question/a.yaml", "question:1:1: warning file-name: a folder of this name is not read, and there is nothing"),
        ("results/a.xlsx", "results/a.xlsx:1:1: warning unread-file: this file is not read: in results/ only those"),
        ("questions/a.txt", "questions/a.txt:1:1: warning unread-file: this file is not read: in questions/ only thos"),
        ("calendar/b.yaml.txt", "calendar/b.yaml.txt:1:1: warning unread-file: this file is not read: in calendar/ on"),
    ],
)
def test_what_is_not_read_is_told(project: Project, path: str, said: str) -> None:
    (one,) = told(loaded(project, {path: "x\n"}))
    assert one.startswith(said)


def test_notes_and_hidden_files_may_lie_there(project: Project) -> None:
    assert told(loaded(project, {"results/README.md": "x\n", "questions/.gitkeep": ""})) == []


@pytest.mark.parametrize(
    ("text", "public"),
    [("avoid: [simply]\nanswring: {}\n", True), ("disclosures: [paid]\n", False), ("disclosure: {}\n", False)],
)
def test_nothing_goes_out_while_a_disclosure_may_be_lost(project: Project, text: str, *, public: bool) -> None:
    """Another mistake in voice.yaml withholds nothing."""
    found = built(project({"voice.yaml": text}))
    assert [one.at.path for one in found.errors] == ["voice.yaml"]
    assert (found.made is not None) == public


WRONG = """\
lamp,mastodon,,1.12.2026,,,
lamp,mastodon,,Mon 2026-12-02,,,
lamp,mastodon,,2026-12-02,1.5,,
,mastodon,,2026-12-02,,,
lamp,mastodon,,2026-12-02,1,2,3,4
"""
TABLES: dict[str, tuple[str, list[str]]] = {
    "all": (f"{HEADER}\nlamp,mastodon,launch,2026-12-02,12,3,1\n", []),
    "columns in another order": ("date,clicks,channel,entry\n2026-12-02,3,mastodon,lamp\n", []),
    "semicolons, and a mark before them": (f"\ufeff{HEADER.replace(',', ';')}\nlamp;mastodon;;2026-12-02;;;\n\n", []),
    "nothing at all": ("", []),
    "no date": ("entry,channel\n", ["1:1: error missing-key: the first line names no column “date”"]),
    "more columns": (
        f"{HEADER},likes,shares\n",
        ["1:1: info unknown-key: nobody reads the column “likes”, nor 1 more"],
    ),
    "a misspelt one": (
        HEADER.replace("replies", "replys"),
        ["1:1: warning unknown-key: nobody reads the column “replys”"],
    ),
    "wrong cells": (
        f"{HEADER}\n{WRONG}",
        [
            "2:1: error wrong-type: “1.12.2026” is no moment",
            "3:1: error weekday-mismatch: 2026-12-02 is a Wed, not a Mon",
            "4:1: error wrong-type: “1.5” is no number of impressions",
            "5:1: error wrong-type: this row has no entry",
            "6:1: error wrong-type: this row has more cells than the first line has columns",
        ],
    ),
    "a cell without end": (
        f"{HEADER}\n" + "x" * 140_000 + ",mastodon,,2026-12-02,,,\n",
        ["2:1: error wrong-type: this row cannot be read: a quotation mark in it is not closed, or a cell is too long"],
    ),
    "too much": ("x" * 2_100_000, ["1:1: error too-big: this table has more than 2000 kB"]),
}


@pytest.mark.parametrize(("text", "said"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_or_told(project: Project, text: str, said: list[str]) -> None:
    found = loaded(project, {"results/a.csv": text})
    assert told(found) == [f"results/a.csv:{one}" for one in said]
    assert found.project
    if not said and text:
        (row,) = found.project.results
        assert (row.entry, row.channel) == ("lamp", "mastodon")
        assert row.day == date(2026, 12, 2)


def test_of_a_table_that_is_no_table_a_few_rows_are_told(project: Project) -> None:
    assert len(loaded(project, {"results/a.csv": f"{HEADER}\n" + "a,b\n" * 500}).problems) == 20


@given(
    some.text() | some.lists(some.sampled_from([HEADER, "\n", ",", ";", '"', "lamp", "2026-12-02", "\0"])).map("".join)
)
@example('entry,channel,date\n"')
def test_any_table_is_read_or_told(text: str) -> None:
    from builder.load.results import _rows

    assert all(row is not None for row in _rows("results/a.csv", text))


ZONES = some.none() | some.sampled_from([ZoneInfo("UTC"), ZoneInfo("America/New_York"), BERLIN])
FIRST, LAST = datetime(2020, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - zones are drawn
STARTS = some.dates(date(2020, 1, 1), date(2030, 1, 1)) | some.builds(
    lambda moment, zone: moment.replace(microsecond=0, second=0, tzinfo=zone), some.datetimes(FIRST, LAST), ZONES
)
WORDS = some.text(some.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=90)


@given(some.lists(some.tuples(WORDS, STARTS, some.integers(0, 9)), max_size=5))
def test_what_icalendar_writes_is_read(rows: list[tuple[str, date, int]]) -> None:
    """Folded lines, escaped marks, zones by name: the days are those of the clocks here."""
    calendar = Calendar()
    for title, start, days in rows:
        event = Event()
        event.add("summary", title)
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(days=days))
        calendar.add_component(event)
    events, problems = read_events("a.ics", calendar.to_ical().decode().replace("\r\n", "\n"), BERLIN)
    assert problems == []
    for found, (title, start, _) in zip(events, rows, strict=True):
        here = start.astimezone(BERLIN) if isinstance(start, datetime) and start.tzinfo else start
        assert found.first == (here.date() if isinstance(here, datetime) else here)
        assert found.last >= found.first
        assert found.title == (one_line(title) or "(without a title)")


LINES = [
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VALARM",
    "DTSTART:20261201",
    "DTSTART;TZID=x:20261399T256199",
    "SUMMARY:x",
]
LINES += [
    "RRULE:FREQ=DAILY",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "EXDATE:20261202,x",
    "DURATION:P1D",
    " y",
    "",
]


@given(some.text() | some.lists(some.sampled_from(LINES), max_size=12).map("\n".join))
@example("BEGIN:VEVENT\nDTSTART:29991231T235959Z\nDURATION:P999W\nEND:VEVENT")
@example("BEGIN:VEVENT\nDTSTART:29991231\nDTEND:29991231\nRRULE:FREQ=DAILY\nEND:VEVENT")
def test_any_calendar_is_read_or_told(text: str) -> None:
    events, problems = read_events("a.ics", f"BEGIN:VCALENDAR\n{text}", BERLIN)
    assert all(event.first <= event.last for event in events)
    assert all(problem.at.line >= 1 and problem.hint for problem in problems)


def ics(*rules: str) -> str:
    events = (f"BEGIN:VEVENT\nDTSTART:19000101\nSUMMARY:{rule}\nRRULE:{rule}\nEND:VEVENT" for rule in rules)
    return "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR", ""])


def test_a_calendar_speaks_of_the_years_of_the_plan(project: Project) -> None:
    found = loaded(project, {"days.ics": ics("FREQ=YEARLY")}, "observances: [days.ics]\n")
    assert found.project
    assert [one.first.year for one in found.project.observances] == [2025, 2026, 2027]


def test_a_calendar_without_end_is_told(project: Project) -> None:
    """A day for each event and day would be millions."""
    found = loaded(project, {"days.ics": ics(*["FREQ=DAILY"] * 2000)}, "observances: [days.ics]\n")
    (one,) = told(found)
    assert one.endswith("error too-big: the events up to here come again more often than a plan has days")
    assert found.project
    assert len(found.project.observances) == 3 * 365


def test_a_link_is_told_where_it_is_named(project: Project) -> None:
    root = project({"calendar.yaml": CALENDAR + "observances: [days.ics]\n", "there.ics": ics()})
    (root / "days.ics").symlink_to("there.ics")
    (one,) = told(load(Folder(root), Forgetful()))
    assert "error symlink-escapes: days.ics is not read: this is a link to there.ics" in one


@pytest.mark.parametrize(
    ("holidays", "said"),
    [
        ("[DE-XX]", "no holidays are known of “DE-XX”"),
        ("[ZZ]", "no holidays are known of “ZZ”"),
        ("[Germany]", "“Germany” is no place"),
        ("[24.12.2026]", "“24.12.2026” is no moment"),
    ],
)
def test_a_place_that_nobody_knows_is_told(project: Project, holidays: str, said: str) -> None:
    (one,) = loaded(project, {}, f"holidays: {holidays}\n").problems
    assert one.message == said
    assert one.hint


def test_own_days_off_keep_the_names_of_holidays(project: Project) -> None:
    found = loaded(project, {}, "holidays: [de-be, 2026-12-24 to 2026-12-25]\n").project
    assert found
    assert (found.holidays[date(2026, 12, 24)], found.holidays[date(2026, 12, 25)]) == ("a day off", "Christmas Day")


def test_a_question_is_written_down_once(project: Project) -> None:
    files = {"questions/a.yaml": "question: Why?\n", "questions/more/a.yaml": "question: Why not?\n"}
    (one,) = told(loaded(project, files))
    assert one == "questions/more/a.yaml:1:1: error duplicate-id: the question “a” is written down twice"
