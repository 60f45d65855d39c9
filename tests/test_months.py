"""A month in the terminal and on the desk: every day has what it has, in any width."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.months import Cell, Month, Note
from builder.monthly import month_lines
from conftest import CALENDAR, Project, built
from test_commands import run

PLAN = {
    "calendar.yaml": CALENDAR.replace(
        "timezone: Europe/Berlin\n", "timezone: Europe/Berlin\nholidays: [2026-12-24]\n"
    ).replace("chief: {name: Managing editor}", "chief: {name: Managing editor, away: [2026-12-21 to 2026-12-22]}")
    + "series: {portraits: {title: Portraits, every: 1st Thu 10:00}}\n",
    "calendar/screw.yaml": "publish: Tue 2026-12-08 09:30\ntitle: Screw\nshape: article\nowner: chief\n",
    "calendar/day.yaml": "publish: 2026-11-01\ntitle: Toasters\nstarts: Sat 2026-12-05 14:00\nowner: social\n",
    "content/posts/day.md": "---\ntitle: Toasters\n---\nx\n",
}
GRID = """\
December 2026

Mon        Tue        Wed        Thu        Fri        Sat        Sun
----------------------------------------------------------------------------
(30)       1          2          3          4          5          6
           ! draft:              ? 10:00    ! review:  @ 14:00
           Screw                 Portraits  Screw      Toasters
----------------------------------------------------------------------------
7          8          9          10         11         12         13
           * 09:30
           Screw
----------------------------------------------------------------------------
14         15         16         17         18         19         20
----------------------------------------------------------------------------
21         22         23         24         25         26         27
- Managing - Managing            - a day
editor is  editor is             off
away       away
----------------------------------------------------------------------------
28         29         30         31         (1)        (2)        (3)
----------------------------------------------------------------------------

* goes out  > is posted  @ live  ! due  ? free slot  - kind of day
"""


def test_a_month_as_a_grid(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run(project(PLAN), "cal", "2026-12")
    assert (done.stdout.replace("Christmas Day", "First Day of Christmas"), done.stderr, done.returncode) == (
        GRID,
        "",
        0,
    )
    assert run(project(PLAN), "cal", "December").stdout == done.stdout


def test_a_narrow_terminal_has_a_list(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    mine = run(project(PLAN), "cal", "dec 2026", "--for", "social").stdout
    assert "  @ 14:00 Toasters\n" in mine
    assert "Screw" not in mine
    assert "Nothing is planned for this month." in run(project(PLAN), "cal", "2027-02").stdout


def test_today_is_marked(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert "[22]" in run(project(PLAN), "cal").stdout


def test_for_programs(project: Project) -> None:
    found = json.loads(run(project(PLAN), "cal", "2026-12", "--format", "json").stdout)
    assert found["title"] == "December 2026"
    days = {cell["day"]: cell["notes"] for week in found["weeks"] for cell in week}
    assert len(days) == 35
    assert days["2026-12-08"] == [{"kind": "out", "time": "09:30", "text": "Screw", "state": "planned"}]


@pytest.mark.parametrize("month", ["2026-13", "Juno", "Ju", "2026", "0001-01", ""])
def test_what_is_no_month(project: Project, month: str) -> None:
    done = run(project(PLAN), "cal", month)
    assert done.returncode == 2
    assert f"“{month}” is no month; write one like 2026-12, December 2026 or December" in done.stderr


def test_pages_of_the_desk(project: Project) -> None:
    """A page for each month that the plan speaks of, and one that always has the month it is."""
    made = built(project(PLAN)).made
    assert made
    pages = {one.path: one.render().decode() for one in made.artifacts if one.path.startswith("month/")}
    assert sorted(pages) == ["month/2026-11/index.html", "month/2026-12/index.html", "month/index.html"]
    assert 'href="2026-12/index.html"' in pages["month/index.html"]
    assert 'aria-current="date"' in pages["month/index.html"]
    assert '<span class="at">09:30</span> Screw' in pages["month/2026-12/index.html"]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60)


@given(st.lists(WORDS, max_size=3), st.integers(20, 200))
def test_any_words_fit(words: list[str], width: int) -> None:
    """No line is wider than the terminal, where a grid is shown, and no day is lost where it is not."""
    notes = tuple(Note("out", "09:30", text) for text in words)
    week = tuple(Cell(date(2026, 12, 7 + number), True, False, notes) for number in range(7))  # noqa: FBT003 - as it is
    lines = [*month_lines(Month(date(2026, 12, 1), "December 2026", (week,)), width)]
    from rich.cells import cell_len

    if width >= 76:
        assert all(cell_len(line) < width for line in lines)
    else:
        assert sum("09:30" in line for line in lines) == 7 * len(words)
