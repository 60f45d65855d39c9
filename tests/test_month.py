"""A month: what stands on each day of it, in the terminal, for programs and on the desk."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.months import days_of, first_of, last_of, month_after
from builder.monthly import month_of
from builder.outputs.happening import Asked, happenings
from conftest import CALENDAR, NOW, Project, built, dateline

AWAY = CALENDAR.replace(
    "  social: {name: Social editor}\n", "  social: {name: Social editor, away: [2026-12-03 to 2026-12-04]}\n"
).replace("timezone: Europe/Berlin\n", "timezone: Europe/Berlin\nholidays: DE\nobservances: [team/fair.ics]\n")
FAIR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART;VALUE=DATE:20261210\r\nDTEND;VALUE=DATE:20261212\r\nSUMMARY:Repair fair\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
FILES = {
    "calendar.yaml": AWAY,
    "team/fair.ics": FAIR,
    "calendar/screw.yaml": "publish: Tue 2026-12-15 09:30\ntitle: A screw\nshape: article\nowner: social\n",
    "calendar/zip.yaml": "publish: week of 2026-12-28\ntitle: A zip\nowner: chief\n",
}
AGENDA = """\
December 2026
Tue 2026-12-01
  ? 09:30 blog
Thu 2026-12-03
  ~ Social editor is away
Fri 2026-12-04
  ~ Social editor is away
Tue 2026-12-08
  ! draft due: A screw (Social editor)
Thu 2026-12-10
  # Repair fair
Fri 2026-12-11
  # Repair fair
  ! review due: A screw (Managing editor)
Tue 2026-12-15
  o 09:30 A screw (blog, bluesky, mastodon)
Fri 2026-12-25
  # Christmas Day
Sat 2026-12-26
  # Second Day of Christmas
no fixed day yet
  o A zip (week of Mon 2026-12-28)
o planned  ! due  ? free slot  # holiday or event  ~ away
"""


def cal(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {"PYTHONIOENCODING": "ascii", "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "COLUMNS": "60"}
    where = {**os.environ, **plain, **env}
    return subprocess.run(dateline("cal", *words), cwd=root, env=where, capture_output=True, text=True, check=False)


def test_where_a_grid_has_no_room_a_month_is_a_list(project: Project) -> None:
    """Without Unicode its signs are letters; nothing is told by colour alone."""
    done = cal(project(FILES), "2026-12")
    assert (done.stdout, done.stderr, done.returncode) == (AGENDA, "", 0)


@pytest.mark.parametrize("columns", [76, 80, 100, 200])
def test_a_grid_fits_its_terminal(project: Project, columns: int) -> None:
    done = cal(project(FILES), "dec", COLUMNS=str(columns), PYTHONIOENCODING="utf-8")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert [line.count("│") for line in lines if "│15" in line] == [8]
    assert "\x1b" not in done.stdout


def test_today_is_marked_without_colour(project: Project) -> None:
    root = project(FILES)
    assert "|[22]" in cal(root, COLUMNS="80").stdout
    assert "Sun 2026-11-22  today\n" in cal(root).stdout


def test_no_colour_is_used_where_none_is_wanted(project: Project) -> None:
    root = project(FILES)
    assert "\x1b[33m" in cal(root, "2026-12", FORCE_COLOR="1").stdout
    assert "\x1b[33m" not in cal(root, "2026-12", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_title_is_no_markup(project: Project) -> None:
    evil = {**FILES, "calendar/evil.yaml": 'publish: 2026-12-02 09:00\ntitle: "[red]Evil[/] :bomb:"\n'}
    assert "o 09:00 [red]Evil[/] :bomb:\n" in cal(project(evil), "2026-12", FORCE_COLOR="1").stdout


def test_one_person_or_one_channel_alone(project: Project) -> None:
    root = project(FILES)
    chief = cal(root, "2026-12", "--person", "Managing editor").stdout
    assert "review due" in chief
    assert "draft due" not in chief
    assert "09:30 A screw" not in chief
    blog = cal(root, "2026-12", "--channel", "blog").stdout
    assert "09:30 A screw" in blog
    assert "due" not in blog.replace("! due", "")


def test_programs_read_it(project: Project) -> None:
    rows = json.loads(cal(project(FILES), "2026-12", "--format", "json").stdout)
    (screw,) = [row for row in rows if row["kind"] == "out"]
    assert screw == {
        "day": "2026-12-15",
        "until": None,
        "kind": "out",
        "time": "09:30",
        "title": "A screw",
        "entry": "screw",
        "stage": "planned",
        "channels": ["blog", "bluesky", "mastodon"],
        "said": "",
        "late": False,
    }
    assert [(row["day"], row["until"]) for row in rows if row["kind"] == "observance"] == [("2026-12-10", "2026-12-11")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["2026-13"], "there is no month 2026-13; write one like 2026-12"),
        (["0000-01"], "there is no month 0000-01; write one like 2026-12"),
        (["Decembre"], "there is no month “Decembre”; did you mean “December”?"),
        (["--person", "nobody"], "there is no person “nobody”"),
        (["--channel", "mastodn"], "there is no channel “mastodn”; did you mean “mastodon”?"),
    ],
)
def test_what_there_is_not_is_told(project: Project, words: list[str], said: str) -> None:
    done = cal(project(FILES), *words, PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


@settings(deadline=None)
@given(st.dates(), st.integers(-400, 400))
def test_months_of_any_year(day: date, count: int) -> None:
    """Counting never leaves the years that there are, and a month has its days."""
    month = month_after(first_of(day), count)
    assert month.day == 1
    assert days_of(month)[0] == month
    assert days_of(month)[-1] == last_of(month)


def test_a_name_is_the_month_to_come() -> None:
    assert month_of("dec", date(2026, 11, 22)) == date(2026, 12, 1)
    assert month_of("November", date(2026, 11, 22)) == date(2026, 11, 1)
    assert month_of("jan", date(2026, 11, 22)) == date(2027, 1, 1)


def test_months_of_the_desk_are_bounded(project: Project) -> None:
    """A plan that speaks of a far year has pages for a year, and for three months that were."""
    far = {f"calendar/{year}.yaml": f"publish: {year}-05-05 09:00\ntitle: Far\n" for year in (1990, 2090)}
    near = {"calendar/next.yaml": "publish: 2027-10-05 09:00\ntitle: Next\n", **far}
    made = built(project(near)).made
    assert made
    pages = [one.path for one in made.artifacts if one.path.startswith("month/")]
    assert pages[:2] == ["month/2026-11/index.html", "month/index.html"]
    assert pages[-1] == "month/2027-10/index.html"
    assert len(pages) == 13


def test_what_was_left_to_somebody_is_theirs(project: Project) -> None:
    """As on the first screen: while its owner is away a piece is for who stands in."""
    away = AWAY.replace("2026-12-04]", "2026-12-20], stand_in: chief")
    made = built(project({**FILES, "calendar.yaml": away})).made
    assert made
    asked = Asked(date(2026, 12, 1), date(2026, 12, 31), "chief")
    assert [one.title for one in happenings(made.plan, asked) if one.kind == "out"] == ["A screw"]
