"""What lies ahead: empty slots, holidays, too many posts, and days on which nobody answers; silent until it is used."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.model.problem import Problem
from conftest import Project, built

SITE = """\
site:
  title: Little
  url: https://little.example/
  namespace: little.example,2026
timezone: Europe/Berlin
"""
PEOPLE = "people: {chief: {name: Chief}, social: {name: Social editor}}\n"
MINE = {
    *("overloaded", "person-away", "on-holiday", "rate-exceeded", "channel-silent", "nobody-there-to-answer"),
    *("deadline-late", "unowned", "quiet-moved"),
}


def found(project: Project, calendar: str, plan: str = "", files: Mapping[str, str] | None = None) -> list[Problem]:
    """Return what the rules about time and people say of a plan; it is Sunday, 2026-11-22."""
    root = project({"calendar.yaml": SITE + calendar, "calendar/plan.yaml": plan, **(files or {})})
    return [problem for problem in built(root).problems if problem.rule in MINE]


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in problems]


def posts(*days: str, on: str = "mastodon", more: str = "") -> str:
    """Return a piece of no page for each moment, announced on one channel."""
    ladder = f"announce: {{launch: {{at: day 0, on: {on}}}}}{more}"
    return "".join(
        f"p{number}: {{title: P{number}, page: none, publish: {day}, {ladder}}}\n" for number, day in enumerate(days)
    )


def test_what_nobody_uses_is_silent(project: Project) -> None:
    """A plan without people, capacities, rates, slots, holidays or answering hears nothing of them."""
    plan = posts("2026-12-05 09:00", "2026-12-05 10:00", "2026-12-25 09:00", "2026-12-25 10:00")
    assert found(project, "channels: {mastodon: {kind: mastodon}}\n", plan) == []


# slots


@pytest.mark.parametrize(
    ("why", "channel", "plan", "told"),
    [
        ("never used", "{kind: email, slots: [Thu 17:00]}", "", ""),
        ("something in the window", "{kind: email, slots: [Thu 17:00]}", posts("2026-12-05", on="list"), ""),
        ("something today", "{kind: email, slots: [Thu 17:00]}", posts("2026-11-22", on="list"), ""),
        (
            "used, and nothing more",
            "{kind: email, slots: [Thu 17:00]}",
            posts("2026-11-19", on="list"),
            "Sun 2026-12-06",
        ),
        ("only far ahead", "{kind: email, slots: [Thu 17:00]}", posts("2026-12-07", on="list"), "Sun 2026-12-06"),
        ("a slot far ahead", "{kind: email, slots: [last Thu]}", posts("2026-10-29", on="list"), "Sun 2026-12-06"),
        ("its slot is the window", "{kind: email, slots: [3rd Thu]}", posts("2026-10-15", on="list"), "Thu 2026-12-17"),
        ("its slot is filled", "{kind: email, slots: [3rd Thu]}", posts("2026-12-17", on="list"), ""),
        ("no slots, and no habit", "{kind: press}", posts("2026-11-19", "2026-11-20", on="list"), ""),
        (
            "no slots, a habit",
            "{kind: x}",
            posts("2026-09-01", "2026-11-19", "2026-11-20", on="list"),
            "Sun 2026-12-06",
        ),
        ("a habit of last summer", "{kind: x}", posts("2026-06-01", "2026-06-02", "2026-06-03", on="list"), ""),
    ],
)
def test_a_channel_that_falls_silent(project: Project, why: str, channel: str, plan: str, told: str) -> None:
    expected = [("channel-silent", f"nothing is planned on list until {told}")] if told else []
    assert said(found(project, f"channels: {{list: {channel}}}\n", plan)) == expected, why


def test_a_site_speaks_by_its_posts(project: Project) -> None:
    """Also by those that the plan does not know, if there is a plan: a blog without one has promised nothing."""
    calendar = "channels: {blog: {kind: site, slots: [Tue 09:30]}}\n"
    old = {"content/posts/old.md": "---\ndate: 2026-11-10\n---\nWords.\n"}
    assert [problem.hint for problem in found(project, calendar, "p: {title: P}\n", old)] == [
        "plan a piece for a slot that is free: Tue 2026-11-24 09:30, Tue 2026-12-01 09:30"
    ]
    new = {"content/posts/new.md": "---\ndate: 2026-12-01\n---\nWords.\n"}
    assert found(project, calendar, "p: {title: P}\n", {**old, **new}) == []


def test_a_blog_without_a_plan_falls_silent_unsaid(project: Project) -> None:
    calendar = "channels: {blog: {kind: site, slots: [Tue 09:30]}}\n"
    old = {"content/posts/old.md": "---\ndate: 2026-11-10\n---\nWords.\n"}
    assert found(project, calendar, files=old) == []


# holidays

LATER = """\
p:
  title: P
  page: none
  publish: 2026-12-14
  announce: {launch: {at: day 14, on: mastodon}}
"""
SENT = "  sent: {mastodon: https://social.example/1}\n"
HOLIDAYS = """\
holidays: [2026-12-24 to 2026-12-31]
channels: {mastodon: {kind: mastodon}, list: {kind: email, slots: [Thu 17:00]}}
"""


def test_no_holiday_is_offered_as_a_free_slot(project: Project) -> None:
    """Thanksgiving is on Thu 2026-11-26."""
    calendar = "holidays: [US]\nchannels: {list: {kind: email, slots: [Thu 17:00]}}\n"
    (silent,) = found(project, calendar, posts("2026-11-19", on="list"))
    assert silent.hint == "plan a piece for a slot that is free: Thu 2026-12-03 17:00"


@pytest.mark.parametrize(
    ("plan", "instead"),
    [
        (posts("2026-12-28 10:15"), "Fri 2027-01-01 10:15"),
        (posts("2026-12-24 17:00", on="list"), "Thu 2027-01-07 17:00"),
    ],
)
def test_when_else(project: Project, plan: str, instead: str) -> None:
    """In the next slot of the channel on a working day, or at the same time of the next one."""
    calendar = HOLIDAYS.replace("2026-12-31]", "2026-12-31, 2026-12-31]").replace("12-31]", "12-31]")
    hints = [problem.hint for problem in found(project, calendar, plan) if problem.rule == "on-holiday"]
    assert hints == [
        f"the next time on a working day is {instead}; if this day is meant, add `except: {{on-holiday: why}}`"
    ]


@pytest.mark.parametrize(
    ("why", "plan", "times"),
    [
        ("several posts of a day are one", posts("2026-12-28", more=", status: writing, due: {draft: 2026-12-28}"), 1),
        ("another day is another", posts("2026-12-28", more=", status: writing, due: {draft: 2026-12-29}"), 2),
        ("what is over is silent", posts("2026-11-16", more=", status: writing"), 0),
        ("what rests is silent", posts("2026-12-28", more=", status: parked"), 0),
        ("a post of another day", LATER, 1),
        ("what is posted already is silent", LATER + SENT, 0),
        ("a week is no day", "p: {title: P, publish: week of 2026-12-28}\n", 0),
        ("an exception is heard", posts("2026-12-28", more=", except: {on-holiday: it is meant}"), 0),
    ],
)
def test_once_a_piece_and_day(project: Project, why: str, plan: str, times: int) -> None:
    rules = [problem.rule for problem in found(project, HOLIDAYS, plan)]
    assert rules.count("on-holiday") == times, why


# rates


@pytest.mark.parametrize(
    ("rate", "days", "told"),
    [
        ("1 a day", ("2026-12-01 00:00", "2026-12-01 23:59"), "2 posts go out on list on Tue 2026-12-01"),
        ("1 a day", ("2026-12-01 23:59", "2026-12-02 00:00"), ""),
        (
            "2 a week",
            ("2026-11-30", "2026-12-03", "2026-12-06"),
            "3 posts go out on list in the week of Mon 2026-11-30",
        ),
        ("2 a week", ("2026-12-01", "2026-12-06", "2026-12-07"), ""),
        ("1 a month", ("2026-12-01", "2026-12-31"), "2 posts go out on list in December 2026"),
        ("1 a month", ("2026-11-30", "2026-12-01"), ""),
        ("1 a day", ("2026-11-21 09:00", "2026-11-21 10:00"), ""),  # it is over
        ("1 a month", ("2026-11-21", "2026-11-22"), "2 posts go out on list in November 2026"),
    ],
)
def test_rates_are_of_the_plans_own_days(project: Project, rate: str, days: tuple[str, ...], told: str) -> None:
    problems = found(project, f"channels: {{list: {{kind: x, rate: at most {rate}}}}}\n", posts(*days, on="list"))
    assert [one.message.partition(", and")[0] for one in problems] == ([told] if told else [])


def test_what_is_shared_again_counts(project: Project) -> None:
    calendar = "channels: {list: {kind: x, rate: at most 1 a day}}\n"
    plan = "p0: {title: P0, page: none, publish: 2026-12-01, evergreen: 'every 10 days, 2 times', "
    plan += "announce: {launch: {at: day 0, on: list}}}\n" + posts("2026-12-21 17:00", on="list").replace("p0:", "p1:")
    assert [one.message.partition(", and")[0] for one in found(project, calendar, plan)] == [
        "2 posts go out on list on Mon 2026-12-21"
    ]


# who answers

TEAM = """people:
  chief: {name: Managing editor, away: [2026-12-05 to 2026-12-06]}
  social: {name: Social editor, away: [2026-12-07 to 2026-12-11]%s}
channels: {mastodon: {kind: mastodon}, blog: {kind: site}, press: {kind: press}}
holidays: [2026-12-24]
"""


@pytest.mark.parametrize(
    ("answering", "stand_in", "plan", "told"),
    [
        pytest.param("{Mon to Fri: social}", "", posts("2026-12-01"), "", id="somebody is there"),
        pytest.param(
            "{Mon to Fri: social}",
            "",
            posts("2026-12-05"),
            "nobody answers on Sat 2026-12-05",
            id="nobody on that weekday",
        ),
        pytest.param("{Mon to Fri: [social, chief]}", "", posts("2026-12-07"), "", id="one of two is there"),
        pytest.param("{Mon to Fri: social}", "", posts("2026-12-07"), "Social editor, who answers, is away", id="away"),
        pytest.param("{Mon to Fri: social}", ", stand_in: chief", posts("2026-12-07"), "", id="stood in for"),
        pytest.param(
            "{Sat: chief}",
            "",
            posts("2026-12-05"),
            "Managing editor, who answers, is away",
            id="the stand-in is away too",
        ),
        pytest.param(
            "{Mon: social}", "", posts("2026-12-01", on="[blog, press]"), "", id="nobody answers a page or the press"
        ),
        pytest.param("{Mon: social}", "", posts("2026-11-21"), "", id="it is over"),
        pytest.param("{Tue: social}", "", LATER + SENT, "", id="posted already"),
    ],
)
def test_who_is_there_to_answer(project: Project, answering: str, stand_in: str, plan: str, told: str) -> None:
    problems = found(project, TEAM % stand_in, plan, {"voice.yaml": f"answering: {answering}\n"})
    assert len(problems) == bool(told)
    assert all(one.message.startswith(told) for one in problems)


def test_a_long_absence_is_one_problem(project: Project) -> None:
    files = {"voice.yaml": "answering: {Mon to Fri: social}\n"}
    (problem,) = found(project, TEAM % "", posts("2026-12-07", "2026-12-08", "2026-12-11"), files)
    assert "from Mon 2026-12-07 to Fri 2026-12-11 without anybody to stand in, and 3 posts go out" in problem.message
    assert problem.about == ""


def test_a_holiday_is_told_by_its_own_rule_alone(project: Project) -> None:
    files = {"voice.yaml": "answering: {Mon: social}\n"}
    assert [one.rule for one in found(project, TEAM % "", posts("2026-12-24"), files)] == ["on-holiday"]


# one deadline problem a piece

SHAPE = PEOPLE + "shapes: {article: {days_before: {draft: 5, review: {days: 2, by: chief}}}}\n"


@pytest.mark.parametrize(
    ("more", "rule", "said"),
    [
        ("publish: 2026-12-15", "unowned", "nobody owns “P”, and its draft is due on Tue 2026-12-08"),
        ("publish: 2026-11-25", "deadline-late", "the draft of “P” was due on Wed 2026-11-18, 4 days ago (nobody yet)"),
        (
            "publish: 2026-11-25, owner: social",
            "deadline-late",
            "the draft of “P” was due on Wed 2026-11-18, 4 days ago",
        ),
        (
            "publish: 2026-11-20, owner: social",
            "deadline-late",
            "the draft of “P” was due on Fri 2026-11-13, 9 days ago",
        ),
    ],
)
def test_one_problem_for_what_is_late(project: Project, more: str, rule: str, said: str) -> None:
    (problem,) = found(project, SHAPE, f"p: {{title: P, shape: article, {more}}}\n")
    assert (problem.rule, problem.message[: len(said)]) == (rule, said)
    assert ("owner:" in problem.hint) == ("owner" not in more)


def test_what_missed_its_moment_is_no_deadline_besides(project: Project) -> None:
    """It says itself that it is late: once for all of its stages."""
    plan = "p: {title: P, shape: article, publish: 2026-11-20, owner: social}\n"
    calendar = SHAPE.replace("article: {", "article: {approval: [chief], ")
    root = {"content/posts/p.md": "Words.\n"}
    assert found(project, calendar, plan, root) == []
