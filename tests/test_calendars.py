"""Calendars: what stands in which, what it says, and where it may stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from builder.load.grammars import slot as grammar
from builder.load.tree import Folder
from builder.model.artifact import Artifact
from builder.model.calendars import CalendarView, Row, later
from builder.model.privacy import weakness
from builder.model.settings import Channel
from builder.outputs.calendars import written
from builder.pipeline import Build, build, inspect
from builder.plan.clock import Clock
from builder.plan.rhythms import rule_of
from builder.plan.slots import next_slot, slots_until
from conftest import CALENDAR, NOW, Project, built
from team import DAY, START, Team
from test_commands import run

TOKEN = "Zp3rV-0kQ8_wTn5xLmB2yA"  # noqa: S105 - of no host
SECRET = CALENDAR + "desk: {publish: secret}\n"
ZONE = ZoneInfo("Europe/Berlin")


def files(made: Build, where: str = "desk") -> dict[str, Artifact]:
    assert made.errors == ()
    assert made.made
    return {one.path: one for one in made.made.artifacts if one.where == where and one.path.endswith(".ics")}


def read(data: bytes) -> Any:  # noqa: ANN401 - what icalendar gives has any of thirty types
    return Calendar.from_ical(data)


def events(made: Build, path: str, where: str = "desk") -> dict[str, Any]:
    """Return what stands in a calendar by its words."""
    calendar = read(files(made, where)[path].render())
    return {str(one["summary"]): one for one in calendar.walk() if "summary" in one}


def day(component: Any, name: str = "dtstart") -> Any:  # noqa: ANN401 - see read
    return component.decoded(name)


PLAN = {
    "calendar.yaml": CALENDAR.replace(
        "people:\n  chief: {name: Managing editor}\n",
        "audiences: {readers: {where: [mastodon]}}\ncampaigns: {winter: {title: Winter, from: 2026-12-01, "
        "to: 2027-01-31}}\nholidays: [2026-12-24]\npeople:\n  chief: {name: Managing editor, remind: 1 day before, "
        "away: [2026-12-21 to 2026-12-22]}\n",
    ),
    "calendar/screw.yaml": "publish: Tue 2026-12-01 09:30\ntitle: Screw\nshape: article\nowner: chief\n"
    "audience: readers\npart_of: winter\n",
    "calendar/drawer.yaml": "publish: week of 2026-12-07\ntitle: Drawer\nowner: social\n",
    "calendar/winter-tale.yaml": "publish: December 2026\ntitle: Tale\n",
    "calendar/gone.yaml": "publish: 2026-12-03\ntitle: Gone\nstatus: dropped\ndropped: 2026-11-20\n",
    "calendar/later.yaml": "publish: 2026-12-03\ntitle: Later\nstatus: parked\n",
}


def test_what_stands_where(project: Project) -> None:
    made = built(project(PLAN))
    assert sorted(files(made)) == [
        *("calendars/absences.ics", "calendars/all.ics", "calendars/audiences/readers.ics"),
        *("calendars/campaigns/winter.ics", "calendars/channels/blog.ics", "calendars/channels/bluesky.ics"),
        *("calendars/channels/mastodon.ics", "calendars/chief.ics", "calendars/deadlines.ics"),
        *("calendars/holidays.ics", "calendars/social.ics", "calendars/tasks.ics"),
    ]
    screw, due = "Screw (planned)", {"Draft due: Screw", "Review due: Screw"}
    assert {*events(made, "calendars/all.ics")} == {
        *(screw, "Drawer (planned)", "Tale (planned)", "Gone (dropped)"),
        *due,
    }
    assert {*events(made, "calendars/deadlines.ics")} == due
    assert {*events(made, "calendars/tasks.ics")} == {"Draft: Screw", "Review: Screw"}
    assert {*events(made, "calendars/chief.ics")} == {screw, *due, "Managing editor is away"}
    assert {*events(made, "calendars/audiences/readers.ics")} == {screw}
    assert {*events(made, "calendars/campaigns/winter.ics")} == {screw, "Winter"}
    assert {*events(made, "calendars/channels/mastodon.ics")} == {"Screw: launch"}
    assert {*events(made, "calendars/channels/blog.ics")} == {"Screw: launch", "blog: nothing planned yet"}
    assert {*events(made, "calendars/absences.ics")} == {"Managing editor is away"}
    assert {*events(made, "calendars/holidays.ics")} == {"a day off"}


def test_moments_are_timed_and_days_are_not_busy(project: Project) -> None:
    made = events(built(project(PLAN)), "calendars/all.ics")
    screw, draft, drawer, tale = (
        made[name] for name in ("Screw (planned)", "Draft due: Screw", "Drawer (planned)", "Tale (planned)")
    )
    assert screw["dtstart"].params["TZID"] == "Europe/Berlin"
    assert (day(screw), day(screw, "dtend")) == (
        datetime(2026, 12, 1, 9, 30, tzinfo=ZONE),
        datetime(2026, 12, 1, 10, 0, tzinfo=ZONE),
    )
    assert "transp" not in screw
    assert (day(draft), str(draft["transp"])) == (date(2026, 11, 24), "TRANSPARENT")
    assert (day(drawer), day(drawer, "dtend")) == (date(2026, 12, 7), date(2026, 12, 14))
    assert (day(tale), day(tale, "dtend")) == (date(2026, 12, 1), date(2027, 1, 1))
    assert [str(one["status"]) for one in (screw, drawer, tale)] == ["TENTATIVE"] * 3
    assert "organizer" not in screw
    assert "attendee" not in screw
    assert "sequence" not in screw


def test_what_moves_keeps_its_uid(project: Project) -> None:
    before = events(built(project(PLAN)), "calendars/all.ics")["Screw (planned)"]
    moved = {**PLAN, "calendar/screw.yaml": PLAN["calendar/screw.yaml"].replace("Tue 2026-12-01", "Thu 2026-12-10")}
    after = events(built(project(moved)), "calendars/all.ics")["Screw (planned)"]
    assert before["uid"] == after["uid"] == "tag:little.example,2026:screw#publish"
    assert day(after).day == 10


@pytest.mark.parametrize(("days", "told"), [(30, True), (31, False)])
def test_what_is_dropped_stays_thirty_days(project: Project, days: int, told: bool) -> None:  # noqa: FBT001 - a table
    now = datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(days=days)
    found = events(build(Folder(project(PLAN)), now), "calendars/all.ics")
    assert ("Gone (dropped)" in found) == told
    assert not told or str(found["Gone (dropped)"]["status"]) == "CANCELLED"


def test_tasks_say_how_far_they_are(project: Project) -> None:
    words = {"content/posts/screw.md": "---\ntitle: Screw\ndraft: true\n---\nx\n"}
    waits = ("NEEDS-ACTION", 0)
    for more, draft, review in (({}, waits, waits), (words, ("IN-PROCESS", 50), waits)):
        found = events(built(project({**PLAN, **more})), "calendars/tasks.ics")
        states = {name: (str(one["status"]), int(one["percent-complete"])) for name, one in found.items()}
        assert states == {"Draft: Screw": draft, "Review: Screw": review}
    assert day(found["Draft: Screw"], "due") == date(2026, 11, 24)
    written_all = {"content/posts/screw.md": "---\ntitle: Screw\n---\nx\n"}
    found = events(built(project({**PLAN, **written_all})), "calendars/tasks.ics")
    assert (str(found["Draft: Screw"]["status"]), int(found["Draft: Screw"]["percent-complete"])) == ("COMPLETED", 100)


def test_alarms_are_for_who_wants_them(project: Project) -> None:
    made = built(project(PLAN))
    for path in files(made):
        alarms = {
            name for name, one in events(made, path).items() if any(sub.name == "VALARM" for sub in one.subcomponents)
        }
        mine = {"Screw (planned)", "Draft due: Screw", "Review due: Screw"}
        assert alarms == (mine if path == "calendars/chief.ics" else set())
    (alarm,) = events(made, "calendars/chief.ics")["Screw (planned)"].subcomponents
    assert alarm.decoded("trigger") == timedelta(days=-1)


@pytest.mark.parametrize("text", ["tomorrow", "2 working days before", "1 day after"])
def test_what_is_no_alarm(project: Project, text: str) -> None:
    calendar = CALENDAR.replace("{name: Managing editor}", f"{{name: Managing editor, remind: {text}}}")
    (problem,) = built(project({"calendar.yaml": calendar})).errors
    assert f"“{text.removesuffix(' before')}" in problem.message


LIVE = {
    "calendar.yaml": CALENDAR.replace("  title: Little\n", "  title: Little\n  languages: [en, de]\n"),
    "calendar/day.yaml": "publish: 2026-11-01\ntitle: Toaster day\nstarts: Sat 2026-12-05 14:00\n"
    "ends: Sat 2026-12-05 18:00\n"
    "join: https://live.example/room?a=1,2;b\n",
    "content/posts/day.md": "---\ntitle: Toaster day\nsummary: Bring yours.\n---\nx\n",
    "calendar/next.yaml": "publish: week of 2026-12-07\ntitle: Nächstes\npublic: teaser\nlanguages: [de]\n",
}


def test_readers_get_what_is_live_and_what_comes(project: Project) -> None:
    made = built(project(LIVE))
    assert sorted(files(made, "site")) == ["coming-soon.ics", "de/coming-soon.ics", "live.ics"]
    (live,) = events(made, "live.ics", "site").values()
    assert (live["conference"], live["conference"].params) == (
        "https://live.example/room?a=1,2;b",
        {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Join"},
    )
    assert str(live["description"]) == "Bring yours.\nJoin: https://live.example/room?a=1,2;b"
    assert str(live["url"]) == "https://little.example/2026/11/day/"
    assert [one.decoded("trigger") for one in live.subcomponents] == [timedelta(days=-1), timedelta(minutes=-15)]
    assert {*events(made, "de/coming-soon.ics", "site")} == {"Nächstes"}
    assert events(made, "coming-soon.ics", "site") == {}
    over = build(Folder(project(LIVE)), datetime(2026, 12, 6, tzinfo=UTC))
    (past,) = events(over, "live.ics", "site").values()
    assert "conference" not in past
    assert past.subcomponents == []


def test_what_a_calendar_tells_of_itself(project: Project) -> None:
    calendar = read(files(built(project(LIVE)), "site")["live.ics"].render())
    assert {name: str(calendar[name]) for name in ("name", "x-wr-calname", "description", "x-wr-caldesc", "color")} == {
        "name": "Little: live",
        "x-wr-calname": "Little: live",
        "description": "When Little is live, and how to be there",
        "x-wr-caldesc": "When Little is live, and how to be there",
        "color": "darkred",
    }
    assert calendar.decoded("refresh-interval") == timedelta(hours=12)
    assert calendar["source"] == "https://little.example/live.ics"
    assert str(calendar["x-wr-timezone"]) == "Europe/Berlin"


def test_git_tells_when_an_entry_was_touched(tmp_path: Path) -> None:
    """Of a file of many, only the entry whose lines changed; a clone without history says nothing it cannot know."""
    team = Team(tmp_path / "team")
    two = "a:\n  title: A\n  publish: 2026-12-01\nb:\n  title: B\n  publish: 2026-12-02\n"
    team.write(
        {"calendar.yaml": CALENDAR, "calendar/two.yaml": two, "calendar/c.yaml": "publish: 2026-12-03\ntitle: C\n"}
    )
    team.write({"calendar/two.yaml": two.replace("title: B", "title: Bee")})

    def stamps(root: Path) -> dict[str, tuple[int, bool]]:
        found = events(built(root), "calendars/all.ics")
        days = {name: int(day(one, "dtstamp").timestamp() - START) // DAY for name, one in found.items()}
        return {name[:3].strip(): (days[name], "last-modified" in one) for name, one in found.items()}

    assert stamps(team.root) == {"A (": (1, True), "Bee": (2, True), "C (": (1, True)}
    shallow = tmp_path / "shallow"
    team.git("clone", "-q", "--depth=1", team.root.as_uri(), str(shallow))
    assert {name: known for name, (_, known) in stamps(shallow).items()} == {"A (": False, "Bee": False, "C (": False}


SLOTS = ["Tue 09:30", "weekdays 08:00", "1st Thu 10:00", "last Fri 23:30", "every 2 weeks on Mon 12:00"]
RULES = [
    "RRULE:FREQ=MONTHLY;BYDAY=2TU 10:00",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28 09:00",
    "RRULE:FREQ=DAILY;INTERVAL=3 07:00",
]


@given(
    st.sampled_from(
        [*SLOTS, *RULES, *(f"RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301 {at}" for at in ("00:30", "23:30"))]
    ),
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)),  # noqa: DTZ001 - by the clock of the zone
    st.sampled_from(["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"]).map(ZoneInfo),
)
@settings(deadline=None)
def test_a_rule_comes_when_the_slots_come(text: str, moment: datetime, zone: ZoneInfo) -> None:
    """What a program expands from the rule is what the plan counts, over a year and its clock changes."""
    slot, now = grammar.parse(text), moment.replace(tzinfo=zone)
    clock, channel = Clock(zone, frozenset(range(5)), now), Channel("blog", "site", slots=(slot,))
    first = next_slot(channel, now, clock)
    if first is None:
        return
    end = first + timedelta(days=360)
    rule = rrulestr(rule_of(slot, zone), dtstart=first)
    counted = [*slots_until(channel, first, end, clock)]
    assert [one for one in rule.between(first, end, inc=True) if one < end] == counted


def test_half_an_hour_is_one_in_any_night() -> None:
    """The clock of the last night of summer shows an hour twice."""
    for wall in ("2026-10-25T02:45:00+02:00", "2026-10-25T02:15:00+01:00", "2026-03-29T01:45:00+01:00"):
        moment = datetime.fromisoformat(wall).astimezone(ZONE)
        end = later(moment, timedelta(minutes=30))
        assert end.astimezone(UTC) - moment.astimezone(UTC) == timedelta(minutes=30)
        row = Row("a", "b", moment, end, NOW)
        (event,) = read(written(CalendarView("a", "b", "Europe/Berlin", "red", "", (row,)))).events
        starts, ends = (event[name].dt.astimezone(UTC) for name in ("dtstart", "dtend"))
        assert ends - starts == timedelta(minutes=30)


def test_a_slot_that_is_taken_is_left_out(project: Project) -> None:
    """The Tuesday that has a post is an exception of the rule; the others are free."""
    slot = events(built(project(PLAN)), "calendars/channels/blog.ics")["blog: nothing planned yet"]
    assert day(slot) == datetime(2026, 11, 24, 9, 30, tzinfo=ZONE)
    assert slot["rrule"] == {"FREQ": ["WEEKLY"], "INTERVAL": [1], "BYDAY": ["TU"], "WKST": ["MO"]}
    assert [one.dt for one in slot["exdate"].dts] == [datetime(2026, 12, 1, 9, 30, tzinfo=ZONE)]


ZONES = [
    *(
        "Europe/Berlin",
        "America/New_York",
        "Europe/Dublin",
        "Africa/Casablanca",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
    ),
    *(
        "America/Sao_Paulo",
        "Asia/Tehran",
        "Pacific/Apia",
        "Asia/Kolkata",
        "UTC",
        "America/St_Johns",
        "Antarctica/Troll",
    ),
]


def rows(moments: Iterable[datetime]) -> tuple[Row, ...]:
    return tuple(Row(f"{one.isoformat()}", "x", one, later(one, timedelta(minutes=30)), NOW) for one in moments)


WALLS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - of UTC


@given(st.sampled_from(ZONES), st.lists(WALLS, min_size=1, max_size=4))
@settings(deadline=None, max_examples=60)
def test_every_moment_is_the_same_by_what_the_file_says_of_its_zone(zone: str, moments: list[datetime]) -> None:
    """Gaps, overlaps, half hours, far years: by the file's own VTIMEZONE, and by nothing that a machine knows."""
    there = ZoneInfo(zone)
    given_moments = [one.replace(tzinfo=UTC, second=0, microsecond=0).astimezone(there) for one in moments]
    data = written(CalendarView("a", "b", zone, "red", "", rows(given_moments)))
    own = tzical(StringIO(data.decode())) if b"BEGIN:VTIMEZONE" in data else None
    for event in read(data).events:
        start = event["dtstart"]
        named = start.params.get("TZID")
        wall = start.dt.replace(tzinfo=own.get(named), fold=0) if own and named else start.dt
        assert wall.astimezone(UTC) == datetime.fromisoformat(event["uid"]).astimezone(UTC)


@pytest.mark.parametrize(
    ("wall", "said"),
    [("2026-10-25T02:30:00+02:00", "20261025T023000"), ("2026-10-25T02:30:00+01:00", "20261025T013000Z")],
)
def test_an_hour_that_comes_twice(wall: str, said: str) -> None:
    """A calendar can name the first of the two alone; the second is told in UTC."""
    moment = datetime.fromisoformat(wall).astimezone(ZONE)
    text = written(CalendarView("a", "b", "Europe/Berlin", "red", "", rows([moment]))).decode()
    named = "" if said.endswith("Z") else ";TZID=Europe/Berlin"
    assert f"DTSTART{named}:{said}\r\n" in text.partition("BEGIN:VEVENT")[2]


@given(st.text(max_size=400))
def test_lines_are_folded_as_icalendar_does(text: str) -> None:
    """By the letter, and an escape is never parted: only faster."""
    row = Row("a", text, NOW, NOW, NOW, description=text)
    view = CalendarView("a", "b", "UTC", "red", "", (row,))
    data = written(view)
    assert data == read(data).to_ical()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_an_empty_calendar_is_one() -> None:
    """RFC 5545 asks for a component."""
    calendar = read(written(CalendarView("a", "b", "Europe/Berlin", "red", "", ())))
    assert [one.name for one in calendar.subcomponents] == ["VTIMEZONE"]


def secret(root: Path, token: str) -> Build:
    return build(Folder(root), NOW, token=token)


def test_private_calendars_never_lie_below_the_public_root(project: Project) -> None:
    """Without the key of the plan no token puts them there, and without a token no plan does."""
    for calendar, token in ((CALENDAR, TOKEN), (SECRET, ""), (SECRET, "short"), (SECRET, "a" * 30)):
        made = secret(project({**PLAN, "calendar.yaml": calendar, "calendar/screw.yaml": "title: S\n"}), token)
        assert {*files(made, "site")} == {"coming-soon.ics"}


def test_a_team_on_a_public_host(project: Project) -> None:
    """Its calendars stand below the token, which no other file names; robots and lists are kept out; nothing leaks."""
    root = project(
        {"calendar.yaml": SECRET, "calendar/screw.yaml": "publish: 2026-12-01\ntitle: The secret of the screw\n"}
    )
    made = secret(root, TOKEN)
    assert made.made
    public = {one.path: one.render() for one in made.made.artifacts if one.where == "site"}
    private = {path for path in public if path.startswith("private/")}
    assert {f"private/{TOKEN}/all.ics", f"private/{TOKEN}/chief.ics", f"private/{TOKEN}/channels/blog.ics"} < private
    assert b"The secret of the screw" in public[f"private/{TOKEN}/all.ics"]
    assert f"SOURCE;VALUE=URI:https://little.example/private/{TOKEN}/all.ics".encode() in public[
        f"private/{TOKEN}/all.ics"
    ].replace(b"\r\n ", b"")
    assert b'content="noindex' in public[f"private/{TOKEN}/index.html"]
    assert "private/index.html" in private
    assert b"Disallow: /private/\n" in public["robots.txt"]
    others = {
        path for path, data in public.items() if TOKEN.encode() in data and not path.startswith(f"private/{TOKEN}/")
    }
    assert others == set()
    assert inspect(made, lambda: iter(public.items())) == ()
    leaked = {**public, "leak.txt": public[f"private/{TOKEN}/all.ics"]}
    assert {problem.rule for problem in inspect(made, lambda: iter(leaked.items()))} == {"leak"}


@pytest.mark.parametrize(
    ("token", "said"),
    [
        (TOKEN, f"its calendars are at https://little.example/private/{TOKEN}/\n    the address is the password: "),
        ("", "its calendars are not copied: DATELINE_DESK_TOKEN is not set\n    make one with python3 -c "),
    ],
)
def test_build_says_what_the_address_is(
    project: Project, monkeypatch: pytest.MonkeyPatch, token: str, said: str
) -> None:
    """And takes the old address away when there is another."""
    root = project({"calendar.yaml": SECRET})
    monkeypatch.setenv("DATELINE_DESK_TOKEN", token)
    assert said in run(root, "build").stdout
    assert (root / "site/private").exists() == bool(token)
    monkeypatch.setenv("DATELINE_DESK_TOKEN", TOKEN[::-1])
    run(root, "build", "-q")
    assert sorted(one.name for one in (root / "site/private").iterdir()) == sorted([TOKEN[::-1], "index.html"])
    run(root, "build", "-q", "--untrusted")
    assert not (root / "site/private").exists()


@pytest.mark.parametrize(
    ("token", "why"),
    [
        (TOKEN, ""),
        ("0123456789abcdef0123456789abcdef", ""),
        ("", "is not set"),
        ("abc", "is no secret: it needs 22 letters and digits or more, and nothing else but - and _"),
        ("../../" + TOKEN, "is no secret: it needs 22 letters and digits or more, and nothing else but - and _"),
        ("a" * 32, "is no secret: it was not drawn by chance"),
    ],
)
def test_what_keeps_a_secret(token: str, why: str) -> None:
    assert weakness(token) == why
