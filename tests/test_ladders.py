"""What is said again, what gathers, what is live, who paid, who agreed: little plans, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.model.plan import Edition, Plan
from builder.pipeline import Made
from conftest import NOW, Project, built

CALENDAR = """\
site: {title: Little, url: "https://little.example/", namespace: "little.example,2026", languages: [en, de]}
timezone: Europe/Berlin
channels:
  blog: {kind: site, slots: [Tue 09:30], at: 09:00}
  letter: {kind: email, language: en, slots: [Thu 17:00]}
  brief: {kind: email, language: de, slots: [Fri 08:00]}
  mastodon: {kind: mastodon, quiet: {days: [Sat, Sun]}}
  bluesky: {kind: bluesky}
  press: {kind: press}
people: {chief: {name: Managing editor}, social: {name: Social editor}, reader: {name: Reader}, critic: {name: Critic}}
campaigns: {winter: {title: Warm hands}}
series: {portraits: {title: Portraits, every: 1st Thu}, letters: {title: Letters}}
announce:
  standard:
    launch: {at: day 0, on: [blog, mastodon, bluesky]}
    reminder: {at: day 14, on: [mastodon]}
  letter: {letter: {at: next letter slot, on: [letter]}}
shapes:
  release: {approval: [chief, social]}
  other: {}
"""


def made(project: Project, files: Mapping[str, str], now: datetime = NOW, calendar: str = CALENDAR) -> Made:
    """Build entries by their ids and posts by their paths; nothing may be in error."""
    named = {f"calendar/{name}.yaml" if "." not in name else name: text for name, text in files.items()}
    build = built(project({"calendar.yaml": calendar, **named}), now)
    assert not build.errors
    assert build.made
    return build.made


def again(plan: Plan) -> list[str]:
    return [f"{one.rung.name}.{one.channel.id} {one.due:%Y-%m-%d %H:%M}" for one in plan.announcements if one.reshared]


def page(whole: Made, path: str) -> str:
    return next(one for one in whole.artifacts if one.path == path).render().decode()


def of(whole: Made, id_: str, lang: str = "en") -> Edition:
    return next(one for one in whole.plan.editions if (one.id, one.lang) == (id_, lang))


EVER = "title: A\npublish: 2026-11-17 09:30\nannounce: standard\nevergreen: "


@pytest.mark.parametrize(
    ("rhythm", "more", "expected"),
    [
        ("every 90 days, twice", "", ["again-1 2027-02-15", "again-2 2027-05-17"]),
        ("every 12 weeks, until 2027-03-01", "", ["again-1 2027-02-09"]),
        ("every 90 days, 3 times", "expires: 2027-05-18\n", ["again-1 2027-02-15", "again-2 2027-05-17"]),
        ("every 90 days", "expires: 2027-06-01\n", ["again-1 2027-02-15", "again-2 2027-05-17"]),
        ("every 150 days", "", ["again-1 2027-04-16", "again-2 2027-09-13"]),  # a year ahead, and no more
        ("every 800 days", "", ["again-1 2029-01-25"]),  # the first one always
        ("every 300 days", "posts: {bluesky: {again-3: Still true.}}\n", ["again-1 2027-09-13", "again-3 2029-05-07"]),
        ("every 10 working days, once", "", ["again-1 2026-12-01"]),
    ],
)  # fmt: skip
def test_when_a_piece_comes_again(project: Project, rhythm: str, more: str, expected: list[str]) -> None:
    plan = made(project, {"piece": f"{EVER}{rhythm}\n{more}"}).plan
    assert [one.replace(".bluesky", "")[:-6] for one in again(plan) if "bluesky" in one] == expected


def test_a_rhythm_moves_on_and_its_numbers_stay(project: Project) -> None:
    """What was shared long ago is history; what comes keeps the number, and so the identity, that it always had."""
    files = {"piece": f"{EVER}every 100 days\n"}
    before = {one.id: one.meant for one in made(project, files).plan.announcements}
    later = made(project, files, NOW + timedelta(days=700)).plan
    numbers = [one.rung.name for one in later.announcements if one.reshared and one.channel.id == "bluesky"]
    assert numbers == ["again-1", "again-7", "again-8", "again-9", "again-10"]
    assert all(before[one.id] == one.meant for one in later.announcements if one.id in before)


def test_a_re_share_is_on_what_is_posted_to_and_keeps_quiet_days(project: Project) -> None:
    plan = made(
        project, {"piece": "title: A\npublish: 2026-11-16 09:30\nannounce: standard\nevergreen: every 12 days, once\n"}
    ).plan
    assert again(plan) == ["again-1.bluesky 2026-11-30 09:30", "again-1.mastodon 2026-11-30 09:30"]
    paper = "announce: {first: {at: 1 day before publish, on: press}, then: {at: day 0, on: [blog, bluesky]}}"
    plan = made(project, {"piece": f"title: A\npublish: 2026-11-17\n{paper}\nevergreen: every 12 days, once\n"}).plan
    assert [one.partition(" ")[0] for one in again(plan)] == ["again-1.bluesky"]


SHARED = "title: A\npage: none\npublish: 2026-11-17 09:30\nannounce: {launch: {at: day 0, on: mastodon}}\nevergreen: "
AWAY = "away: [2026-12-07 to 2026-12-08]"
CHIEF = "chief: {name: Managing editor"
SUITED = {  # a rhythm, what else is written, and when it is shared again
    "a working day stays": ("every 21 days, once", "", ["2026-12-08 09:30"]),
    "no holiday": ("every 38 days, once", "holidays: [DE]\n", ["2026-12-28 09:30"]),
    "somebody is there": ("every 20 days, once", AWAY, ["2026-12-09 09:30"]),
    "not quiet": ("every 18 days, once", "", ["2026-12-07 09:30"]),
    "no day off": ("every 20 days, once", "workdays: Wed to Thu\n", ["2026-12-09 09:30"]),
    "not past its end": ("every 38 days, until 2026-12-25", "holidays: [DE]\n", ["2026-12-24 09:30"]),
    "not past the next": ("every 1 day, 4 times", "workdays: Wed\n", ["2026-11-18", "2026-11-19", "2026-11-20"]),
}


@pytest.mark.parametrize("case", SUITED)
def test_a_re_share_falls_on_a_day_that_suits_and_nothing_is_said_of_it(project: Project, case: str) -> None:
    rhythm, more, expected = SUITED[case]
    calendar = CALENDAR.replace(CHIEF, f"{CHIEF}, {AWAY}") if more is AWAY else CALENDAR + more
    files = {"calendar/piece.yaml": f"{SHARED}{rhythm}\n", "voice.yaml": "answering: {Mon to Fri: chief}\n"}
    build = built(project({"calendar.yaml": calendar, **files}))
    assert build.made
    assert [one.split(" ", 1)[1][: len(expected[0])] for one in again(build.made.plan)][: len(expected)] == expected
    told = {problem.rule for problem in build.problems}
    assert case == "not past the next" or not told & {"quiet-moved", "on-holiday", "nobody-there-to-answer"}


def test_nothing_is_said_of_what_is_far_ahead(project: Project) -> None:
    """A reminder in the quiet of a holiday is told of when it is sixty days ahead."""
    ladder = "announce: {late: {at: 2027-05-01 10:00, on: mastodon}}\n"
    files = {"calendar/piece.yaml": f"title: A\npage: none\npublish: 2026-12-01 09:30\n{ladder}"}
    root = project({"calendar.yaml": CALENDAR + "holidays: [DE]\n", "voice.yaml": "answering: {Tue: chief}\n", **files})
    mine = {"quiet-moved", "on-holiday", "nobody-there-to-answer"}
    far, near = ({one.rule for one in built(root, now).problems} & mine for now in (NOW, NOW + timedelta(days=110)))
    assert (far, near) == (set(), {"quiet-moved", "nobody-there-to-answer"})


def test_a_step_of_the_same_name_is_not_said_twice(project: Project) -> None:
    ladder = "announce: {launch: {at: day 0, on: bluesky}, again-1: {at: day 3, on: bluesky}}\n"
    plan = made(project, {"piece": f"title: A\npublish: 2026-11-17\n{ladder}evergreen: every 9 days, twice\n"}).plan
    assert sorted(one.rung.name for one in plan.announcements) == ["again-1", "again-2", "launch"]


def words(whole: Made) -> dict[str, str]:
    return {f"{one.announcement.rung.name}.{one.announcement.channel.id}": one.text for one in whole.rendered.snippets}


def test_a_re_share_has_words_of_its_own_or_those_of_the_template(project: Project) -> None:
    """It never repeats the words of an earlier time."""
    posts = "posts:\n  mastodon: First.\n  bluesky: {again: Still true., again-2: For the last time.}\n"
    said = words(made(project, {"piece": f"{EVER}every 90 days, twice\n{posts}"}))
    assert said["launch.mastodon"] == "First."
    assert (said["again-1.mastodon"], said["again-2.mastodon"]) == ("In case you missed it: A", "To note: A")
    assert (said["again-1.bluesky"], said["again-2.bluesky"]) == ("Still true.", "For the last time.")


def test_a_step_that_words_are_for_is_known(project: Project) -> None:
    files = {"piece": f"{EVER}every 90 days\nposts: {{bluesky: {{remindr: A, again-4: B, again-x: C}}}}\n"}
    whole = built(project({"calendar.yaml": CALENDAR, "calendar/piece.yaml": files["piece"]}))
    told = [problem.message for problem in whole.problems if problem.rule == "unknown-name"]
    assert told == ["there is no step “remindr”", "there is no step “again-x”"]


# issues

ISSUE = "title: Letter\npublish: {}\ngathers: {}\nannounce: letter\n"
OUT = {
    "one": "title: One\npublish: 2026-11-03 09:00\n",
    "content/posts/one.md": "First.\n",
    "two": "title: Two\npublish: 2026-11-12 09:00\n",
    "content/posts/two.md": "Second.\n",
    "gone": "title: Gone\npublish: 2026-11-12 10:00\nexpires: 2026-11-13\n",
    "content/posts/gone.md": "Gone.\n",
    "late": "title: Late\npublish: 2026-12-01 09:00\n",
    "content/posts/late.md": "Late.\n",
    "draft": "title: Draft\npublish: 2026-11-12 11:00\nstatus: writing\n",
    "content/posts/draft.md": "Draft.\n",
    "passed-on": "title: Passed on\npublish: 2026-11-13 09:00\nshare: https://a.example/\n",
    "content/posts/old.md": "---\ndate: 2026-11-14\ntitle: Old\n---\nOld.\n",
}


def gathered(whole: Made, id_: str) -> list[str]:
    return [piece.title for piece in of(whole, id_).gathered]


def test_an_issue_gathers_what_went_out_since_the_one_before(project: Project) -> None:
    files = {
        **OUT,
        "issue-1": ISSUE.format("2026-11-05 17:00", "since last"),
        "issue-2": ISSUE.format("2026-11-19 17:00", "since last"),
        "issue-3": ISSUE.format("2026-12-03 17:00", "since last"),
        "other": "title: Of a series\npublish: 2026-11-20 17:00\ngathers: since last\npart_of: [winter, letters]\n",
    }
    whole = made(project, files)
    assert gathered(whole, "issue-1") == ["One"]
    assert gathered(whole, "issue-2") == ["Two", "Passed on", "Old"]
    assert gathered(whole, "issue-3") == ["Late"]
    assert gathered(whole, "other") == ["One", "Two", "Passed on", "Old"]  # four weeks, where there is none before


def test_an_issue_that_never_went_out_gathered_nothing(project: Project) -> None:
    files = {
        **OUT,
        "issue-1": ISSUE.format("2026-11-05 17:00", "since last") + "shape: release\n",
        "issue-2": ISSUE.format("2026-11-19 17:00", "since last"),
    }
    assert gathered(made(project, files), "issue-2") == ["One", "Two", "Passed on", "Old"]


def test_an_issue_names_what_it_gathers(project: Project) -> None:
    """In its order, and only what is public at its moment."""
    whole = made(project, {**OUT, "issue": ISSUE.format("2026-11-19 17:00", "[two, late, one, posts/old]")})
    assert gathered(whole, "issue") == ["Two", "One", "Old"]
    slip = {"calendar.yaml": CALENDAR, "calendar/issue.yaml": ISSUE.format("2026-11-19", "[tow]")}
    assert "there is no entry “tow”" in [problem.message for problem in built(project(slip)).problems]


def test_an_issue_lists_on_its_page_and_in_its_letter(project: Project) -> None:
    """Its own words come first; a channel that counts letters is given no list, which may grow with time."""
    entry = ISSUE.format("2026-11-19 17:00", "[one, passed-on]").replace("announce: letter", "announce: both")
    calendar = CALENDAR.replace("shapes:", "  both: {now: {at: day 0, on: [letter, bluesky]}}\nshapes:")
    whole = made(project, {**OUT, "issue": entry, "content/posts/issue.md": "Dear all.\n"}, calendar=calendar)
    html = page(whole, "2026/11/issue/index.html")
    places = [html.index(part) for part in ("Dear all.", 'href="../../../2026/11/one/"', 'href="https://a.example/"')]
    assert places == sorted(places)
    said = words(whole)
    assert "One\nFirst.\nhttps://little.example/2026/11/one/" in said["now.letter"]
    assert "One" not in said["now.bluesky"]
    assert "https://little.example/2026/11/one/" in page(whole, "feed.xml")


# what else a page says


def test_a_piece_stands_in_its_series(project: Project) -> None:
    files = {f"content/posts/{id_}.md": "Words.\n" for id_ in "abc"}
    for id_, day in {"a": "03", "b": "10", "c": "17"}.items():
        files[id_] = f"title: {id_}\npublish: 2026-11-{day}\npart_of: [winter, portraits]\n"
    html = page(made(project, files), "2026/11/b/index.html")
    assert "Portraits, part 2" in html
    assert html.index("Before, Portraits") < html.index("After, Portraits")


def test_the_free_slots_of_a_series_are_told(project: Project) -> None:
    files = {
        "a": "title: A\npublish: 2026-12-03\npart_of: portraits\n",
        "b": "title: B\npublish: week of 2027-01-04\npart_of: [winter, portraits]\n",
    }
    assert [f"{slot.moment:%Y-%m-%d}" for slot in made(project, {}).plan.free] == ["2026-12-03", "2027-01-07"]
    whole = made(project, files)
    assert [f"{slot.moment:%Y-%m-%d}" for slot in whole.plan.free] == ["2027-02-04"]
    assert "SUMMARY:Portraits: nothing planned yet" in page(whole, "calendars/all.ics")


LIVE = """\
title: A
publish: 2026-11-17
starts: 2026-11-24 18:00
ends: 2026-11-24 20:00
join: https://meet.example/
replay: https://film.example/
"""


@pytest.mark.parametrize(
    ("hours", "hold", "join", "replay"),
    [
        (0, "", True, False),
        (54, "", True, False),  # within
        (55, "", False, True),
        (0, "since: 2026-11-24\napplies_to: live\n", False, False),
        (0, "since: 2026-11-24\napplies_to: mail\n", True, False),
    ],
)
def test_join_before_and_replay_after(project: Project, hours: int, hold: str, *, join: bool, replay: bool) -> None:
    files = {"piece": LIVE, "content/posts/piece.md": "Words.\n", "hold.yaml": hold}
    html = page(made(project, files, NOW + timedelta(hours=hours)), "2026/11/piece/index.html")
    assert ("meet.example" in html, "film.example" in html) == (join, replay)


def test_without_an_end_it_is_over_when_its_day_is(project: Project) -> None:
    files = {"piece": LIVE.replace("ends: 2026-11-24 20:00\n", ""), "content/posts/piece.md": "Words.\n"}
    for now, shown in {(24, 22): "meet", (24, 23): "film"}.items():  # in Berlin it is an hour later
        html = page(made(project, files, datetime(2026, 11, *now, tzinfo=UTC)), "2026/11/piece/index.html")
        assert f"{shown}.example" in html


def test_who_paid_and_who_made_it_are_told(project: Project) -> None:
    """On the page, in the feed, in every post that a template makes, and where own words ask for it."""
    entry = EVER.replace("evergreen: ", "sponsor: {name: Tools Ltd}\ncredits: {photo: A reader, words: social}\n")
    posts = "posts: {bluesky: '{disclosure}! {credits}'}\n"
    whole = made(project, {"piece": entry + posts, "content/posts/piece.md": "Words.\n"})
    html = page(whole, "2026/11/piece/index.html")
    assert html.index("<strong>Advertisement</strong> with Tools Ltd") < html.index("<h1>")
    assert "<dt>Photo</dt><dd>A reader</dd>" in html
    assert "<dt>Words</dt><dd>Social editor</dd>" in html
    assert "Advertisement" in page(whole, "feed.xml")
    assert words(whole)["launch.mastodon"].startswith("Advertisement: A")
    assert words(whole)["launch.bluesky"] == "Advertisement! photo: A reader, words: Social editor"


AUTHORED = "---\nauthors: [social]\n---\n\nWords.\n"


def test_an_author_is_not_credited_twice(project: Project) -> None:
    """Who stands as author of the words has a line already; who else did something has one of their own."""
    entry = EVER.replace("evergreen: ", "credits: {photo: chief, words: social}\n")
    html = page(made(project, {"piece": entry, "content/posts/piece.md": AUTHORED}), "2026/11/piece/index.html")
    assert html.count("<dt>Words</dt>") == 1
    assert "<dt>Photo</dt><dd>Managing editor</dd>" in html


# ladders


def test_the_next_slot_is_that_of_the_sibling(project: Project) -> None:
    """A letter in another language goes out when that letter does."""
    entry = "title: A\npublish: 2026-12-01\nlanguages: [en, de]\nannounce: letter\n"
    due = {one.channel.id: f"{one.due:%a %H:%M}" for one in made(project, {"piece": entry}).plan.announcements}
    assert due == {"letter": "Thu 17:00", "brief": "Fri 08:00"}


def test_only_who_was_chosen_is_told_under_embargo(project: Project) -> None:
    ladder = "announce: {early: {at: 2 days before publish, on: [press, letter, bluesky], under_embargo: true}}\n"
    files = {
        "piece": f"title: A\npublish: 2026-12-01\nembargo: 2026-12-01\n{ladder}",
        "content/posts/piece.md": "Words.\n",
    }
    plan = made(project, files).plan
    assert {one.channel.id for one in plan.announcements if one.ready} == {"press", "letter"}
    (other,) = [one for one in plan.announcements if one.channel.id == "bluesky"]
    assert other.blocked_by == ("it is under embargo then", "its page is not out then")


def test_what_was_posted_by_hand_is_not_to_be_posted(project: Project) -> None:
    """A link alone is that of the first post of a channel; by its name any step can be marked."""
    sent = "sent: {mastodon: https://m.example/1, bluesky: {launch: https://b.example/1}}\n"
    whole = made(project, {"piece": EVER.replace("evergreen: ", sent), "content/posts/piece.md": "Words.\n"})
    found = {f"{one.rung.name}.{one.channel.id}": (one.sent, one.ready) for one in whole.plan.announcements}
    assert found["launch.mastodon"] == ("https://m.example/1", False)
    assert found["launch.bluesky"] == ("https://b.example/1", False)
    assert found["reminder.mastodon"] == ("", True)
    assert '"sent": "https://m.example/1"' in page(whole, "outbox.json")
    desk = next(one for one in whole.artifacts if (one.where, one.path) == ("desk", "index.html"))
    assert b'<a href="https://m.example/1">' in desk.render()


# approvals

FILE = "---\ntitle: A\nauthors: [social]\ntags: [a]\n---\n\nWords.\n"


def stage(root: Path) -> str:
    whole = built(root).made
    assert whole
    return of(whole, "piece").stage


def approve(project: Project, entry: str, by: str) -> Path:
    """Let *by* approve the words as they stand."""
    root = project({"calendar.yaml": ANY_OTHER, "calendar/piece.yaml": entry, "content/posts/piece.md": FILE})
    whole = built(root).made
    assert whole
    project(
        {"calendar.yaml": ANY_OTHER, "calendar/piece.yaml": f"{entry}approved: {{{by}: {of(whole, 'piece').words}}}\n"}
    )
    return root


ANY_OTHER = f"approval: one other person\n{CALENDAR}"
OWNED = "publish: 2026-11-17\nowner: chief\n"


@pytest.mark.parametrize(
    ("by", "expected"),
    [("reader", "out"), ("chief", "missed"), ("social", "missed")],  # not the owner, nor who wrote it
)
def test_one_other_person(project: Project, by: str, expected: str) -> None:
    assert stage(approve(project, OWNED, by)) == expected


def test_a_shape_has_a_rule_of_its_own(project: Project) -> None:
    """Both named ones have to agree, whatever the project asks for."""
    root = approve(project, f"{OWNED}shape: release\n", "chief")
    assert stage(root) == "missed"
    whole = built(root).made
    assert whole
    line = of(whole, "piece").approval_line
    assert line.count(of(whole, "piece").words) == 2
    project({"calendar.yaml": ANY_OTHER, "calendar/piece.yaml": f"{OWNED}shape: release\n{line}\n"})
    assert stage(root) == "out"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Words.", "Other words.", "missed"),
        ("title: A", "title: B", "missed"),
        ("tags: [a]", "tags: [a]\nsummary: In short.", "missed"),
        ("tags: [a]", "tags: [a, b]", "out"),  # no words
        ("Words.\n", "Words.\n\n", "out"),
    ],
)
def test_other_words_void_an_approval(project: Project, old: str, new: str, expected: str) -> None:
    root = approve(project, OWNED, "reader")
    project({"calendar.yaml": ANY_OTHER, "content/posts/piece.md": FILE.replace(old, new)})
    assert stage(root) == expected
    told = [problem.rule for problem in built(root).problems if problem.rule in {"approval-void", "missed"}]
    assert told == (["approval-void"] if expected == "missed" else [])


def test_each_language_is_approved_in_a_line(project: Project) -> None:
    """Who approves another language keeps what was said of the first."""
    entry = f"{OWNED}title: A\nlanguages: [en, de]\n"
    root = approve(project, entry, "reader")
    project({"calendar.yaml": ANY_OTHER, "content/posts/piece.de.md": FILE.replace("Words", "Worte")})
    whole = built(root).made
    assert whole
    german = of(whole, "piece", "de")
    assert (of(whole, "piece").stage, german.stage) == ("out", "missed")
    line = german.approval_line.replace("NAME", "critic")
    project({"calendar.yaml": ANY_OTHER, "calendar/piece.yaml": f"{entry}{line}\n"})
    whole = built(root).made
    assert whole
    assert {one.stage for one in whole.plan.editions} == {"out"}


REMINDED = """\
title: A
publish: 2026-11-17
page: none
starts: 2026-11-24 18:00
ends: 2026-11-24 19:00
announce:
  soon: {at: 1 day before start, on: [bluesky]}
  hurry: {at: 30 minutes before end, on: [bluesky]}
  replay: {at: 1 hour after end, on: [bluesky]}
"""
BEGUN, ENDED = ("it has begun by now",), ("it has ended by now",)


@pytest.mark.parametrize(
    ("hour", "over"),
    [(16, {}), (17, {"soon": BEGUN}), (18, {"soon": BEGUN, "hurry": ENDED})],
)
def test_a_reminder_is_not_offered_when_it_comes_too_late(
    project: Project, hour: int, over: dict[str, tuple[str, ...]]
) -> None:
    """What was posted in time is no worse for it."""
    now = datetime(2026, 11, 24, hour, tzinfo=UTC)
    said = made(project, {"a": REMINDED}, now).plan.announcements
    assert {one.rung.name: one.blocked_by for one in said if one.blocked_by} == over
    sent = made(project, {"a": f"{REMINDED}sent: {{bluesky: {{soon: https://a.org/1}}}}\n"}, now).plan.announcements
    assert "soon" not in {one.rung.name for one in sent if one.blocked_by}
