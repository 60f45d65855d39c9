"""How much falls to whom: stages by person and day, week or month, against what each of them takes."""

from __future__ import annotations

from datetime import date

import pytest

from builder.model.amounts import Per, span_of
from builder.model.due import Load
from conftest import CALENDAR, Project, built

TEN = "".join(
    f"piece-{day}:\n  title: A\n  shape: article\n  owner: social\n  publish: 2026-12-{day}\n" for day in range(10, 20)
)


def loads(project: Project, capacity: str = "", plan: str = TEN, **words: str) -> tuple[Load, ...]:
    """Return the loads of a plan whose social editor takes so much."""
    social = f"social: {{name: Social editor{', capacity: ' + capacity if capacity else ''}}}"
    calendar = CALENDAR.replace("social: {name: Social editor}", social)
    made = built(project({"calendar.yaml": calendar, "calendar/december.yaml": plan, **words})).made
    assert made
    return made.plan.loads


def rows(found: tuple[Load, ...], who: str) -> list[tuple[str, str, int, int]]:
    return [(f"{one.first:%m-%d}", f"{one.last:%m-%d}", len(one.dues), one.over) for one in found if one.person == who]


def test_stages_by_person_and_week(project: Project) -> None:
    """A week begins on Monday; who has said no capacity has never too much."""
    found = loads(project, "3 pieces a week")
    assert rows(found, "social") == [("11-30", "12-06", 2, 0), ("12-07", "12-13", 7, 4), ("12-14", "12-20", 1, 0)]
    assert rows(found, "chief") == [("12-07", "12-13", 6, 0), ("12-14", "12-20", 4, 0)]


def test_a_capacity_may_be_of_a_day_or_a_month(project: Project) -> None:
    assert rows(loads(project, "1 piece a day"), "social")[2:4] == [("12-07", "12-07", 3, 2), ("12-08", "12-08", 1, 0)]
    assert rows(loads(project, "at most 9 a month"), "social") == [("12-01", "12-31", 10, 1)]


def test_what_is_done_is_no_burden(project: Project) -> None:
    """It counts for those who look back, and not against what can be taken."""
    written = {f"content/posts/piece-{day}.md": "Words.\n" for day in (13, 14, 15, 16)}
    (_, week, _) = [one for one in loads(project, "3 pieces a week", **written) if one.person == "social"]
    assert (len(week.dues), len(week.open), week.over) == (7, 3, 0)


def test_what_nobody_owns_is_nobodys_load(project: Project) -> None:
    found = loads(project, plan="piece: {title: A, shape: article, publish: 2026-12-10}\n")
    assert [one.person for one in found] == ["chief"]


@pytest.mark.parametrize(
    ("day", "per", "first", "last"),
    [
        ("2026-12-27", "week", "2026-12-21", "2026-12-27"),
        ("2027-01-01", "week", "2026-12-28", "2027-01-03"),
        ("2024-02-29", "month", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ],
)
def test_spans(day: str, per: Per, first: str, last: str) -> None:
    assert span_of(date.fromisoformat(day), per) == (date.fromisoformat(first), date.fromisoformat(last))
