"""What part of a channel's posts are offers, and what part of all pieces stands on a pillar, over time."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from builder.model.amounts import Share
from builder.model.entry import Entry, Intent
from builder.model.moments import DayOf
from builder.model.plan import Announcement, Edition
from builder.model.portions import Portion
from builder.model.settings import Channel, Rung, Settings, Site
from builder.plan.shares import POSTS, promotion_of
from conftest import CALENDAR, Project, built

CHANNEL = Channel("mastodon", "mastodon", promotion=Share(20, "at most"))
SETTINGS = Settings(Site("Little", "https://little.example/", "little.example,2026"), channels={"mastodon": CHANNEL})
DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))


def announcement(day: date, intent: Intent | None) -> Announcement:
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    entry = Entry("plug", intent=intent)
    edition = Edition("plug", "en", "A plug", "", (), (), "out", moment, None, "", "", "", entry, None)
    rung = Rung("launch", DayOf(0), ("mastodon",))
    return Announcement(edition, rung, CHANNEL, moment, moment, again=False, blocked_by=())


@given(st.lists(st.tuples(DAYS, st.sampled_from((None, *get_args(Intent)))), max_size=60))
def test_each_window_holds_its_days_and_no_others(posts: list[tuple[date, Intent | None]]) -> None:
    """Counting what enters and leaves gives what counting each window anew gives."""
    found = list(promotion_of((announcement(*post) for post in posts), SETTINGS))
    assert [one.last for one in found] == sorted({day for day, _ in posts})
    for one in found:
        assert one.first == max(one.last - timedelta(days=POSTS - 1), min(day for day, _ in posts))
        counts = Counter(intent for day, intent in posts if one.first <= day <= one.last)
        assert (one.part, one.whole) == (counts["offer"], counts.total())


def portions(project: Project, calendar: str, plan: str) -> tuple[tuple[Portion, ...], tuple[Portion, ...]]:
    made = built(project({"calendar.yaml": CALENDAR + calendar, "calendar/plan.yaml": plan})).made
    assert made
    return made.plan.promotion, made.plan.pillars


def rows(found: tuple[Portion, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.name, f"{one.last:%m-%d}", one.part, one.whole) for one in found]


def test_pillars_among_all_pieces(project: Project) -> None:
    """A wish counts on its first day, what is set aside does not count; a pillar that has nothing has no part."""
    plan = (
        "a: {publish: 2026-12-01, title: A, pillar: repair}\n"
        "b: {publish: week of Mon 2026-12-07, title: B}\n"
        "c: {publish: 2026-12-08, title: C, pillar: repair, status: parked}\n"
        "d: {publish: 2027-02-25, title: D, pillar: people}\n"
        "e: {title: E, pillar: repair}\n"
    )
    _, pillars = portions(project, "pillars: {repair: about 50%, people: at least 20%}\n", plan)
    assert rows(pillars) == [
        ("people", "12-01", 0, 1),
        ("people", "12-07", 0, 2),
        ("people", "02-25", 1, 2),
        ("repair", "12-01", 1, 1),
        ("repair", "12-07", 1, 2),
        ("repair", "02-25", 0, 2),
    ]


PILLARED = "".join(
    f"a{day}: {{publish: 2026-12-{day:02}, title: A{day}, pillar: {'people' if day in {1, 12} else 'repair'}}}\n"
    for day in range(1, 13)
)
PILLARS = "pillars: {repair: about 50%, people: at least 30%}\n"


def told_of_shares(project: Project, more: str = "") -> list[str]:
    build = built(project({"calendar.yaml": CALENDAR + PILLARS, "calendar/plan.yaml": PILLARED + more}))
    return [one.message for one in build.problems if one.rule == "pillar-share"]


def test_the_pillars_are_told_of_in_one_window_from_the_first_piece_on(project: Project) -> None:
    repair, people = told_of_shares(project)
    assert repair.startswith("10 of 11 pieces from Tue 2026-12-01 to Fri 2026-12-11 are of the pillar repair")
    assert people.startswith("1 of 11 pieces from Tue 2026-12-01 to Fri 2026-12-11 are of the pillar people")


def test_shares_are_silent_while_a_piece_is_in_error(project: Project) -> None:
    assert told_of_shares(project, "slip: {title: Slip, publish: Mon 2026-12-01, pillar: people}\n") == []


def test_a_piece_in_two_languages_is_one_piece(project: Project) -> None:
    plan = "a: {publish: {en: 2026-12-01, de: 2026-12-03}, title: A, pillar: repair}\n"
    calendar = CALENDAR.replace("timezone:", "  languages: [en, de]\npillars: {repair: about 50%}\ntimezone:")
    made = built(project({"calendar.yaml": calendar, "calendar/plan.yaml": plan})).made
    assert made
    assert rows(made.plan.pillars) == [("repair", "12-01", 1, 1)]


def test_each_share_of_a_piece_is_a_post(project: Project) -> None:
    """Of channels without a limit nothing is counted."""
    ladder = "{launch: {at: day 0, on: [mastodon, bluesky]}, again: {at: day 7, on: [mastodon]}}"
    calendar = CALENDAR.replace("{kind: mastodon}", "{kind: mastodon, promotion: at most 20%}")
    plan = (
        f"a: {{publish: 2026-12-01, title: A, intent: offer, announce: {ladder}}}\n"
        f"b: {{publish: 2026-12-02, title: B, announce: {ladder}}}\n"
    )
    made = built(project({"calendar.yaml": calendar, "calendar/plan.yaml": plan})).made
    assert made
    assert rows(made.plan.promotion) == [
        ("mastodon", "12-01", 1, 1),
        ("mastodon", "12-02", 1, 2),
        ("mastodon", "12-08", 2, 3),
        ("mastodon", "12-09", 2, 4),
    ]


def test_a_plan_without_shares_has_none(project: Project) -> None:
    assert portions(project, "", "a: {publish: 2026-12-01, title: A, intent: offer, announce: standard}\n") == ((), ())
