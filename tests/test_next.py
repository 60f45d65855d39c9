"""`dateline next`: what is to be done, of everyone or of one person, in words and for programs."""

from __future__ import annotations

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builder.todo import person_of, sections
from conftest import CALENDAR, NOW, Project, built
from warm import told

PEOPLE = """\
  chief: {name: Managing editor, github: Boss}
  social: {name: Social editor, does: [answer, post]}
"""
FILES = {
    "calendar.yaml": CALENDAR.replace("  chief: {name: Managing editor}\n  social: {name: Social editor}\n", PEOPLE),
    "calendar/late.yaml": "publish: Tue 2026-11-24 09:30\ntitle: Late\nshape: article\nowner: chief\n",
    "calendar/later.yaml": "publish: week of 2026-12-14\ntitle: Later\nshape: article\n",
    "calendar/missed.yaml": (
        "publish: Fri 2026-11-20 09:30\ntitle: Missed\nowner: social\nstatus: writing\n"
        "announce: {launch: {at: day 0, on: [mastodon]}}\n"
    ),
    "calendar/out.yaml": (
        "publish: Sun 2026-11-22 09:30\ntitle: Out\nowner: chief\nanswers: [screw]\nannounce: standard\n"
        "sent: {bluesky: https://bsky.example/1}\n"
    ),
    "content/posts/out.md": "---\ntitle: Out\n---\n\nHeat, then patience.\n",
    "content/posts/missed.md": "---\ntitle: Missed\n---\n\nNot yet.\n",
    "questions/screw.yaml": (
        "question: How do I get a stuck screw out?\nheard:\n  - {on: 2026-11-14, where: repair café, reply: owed}\n"
        "  - {on: 2026-11-15, reply: given}\n"
    ),
    "questions/plug.yaml": "question: Which plug?\nheard: [{on: 2026-11-14, reply: owed}]\n",
}
WORDS = """\
to do
  late  Tue 2026-11-17        draft     Late (Managing editor)
  late  Fri 2026-11-20        review    Late (Managing editor)
        Mon 2026-12-07        draft     Later (nobody yet)
        Thu 2026-12-10        review    Later (Managing editor)

missed
  late  Fri 2026-11-20 09:30  publish   Missed (Social editor)

an answer is owed
        Sat 2026-11-14        reply     How do I get a stuck screw out? (repair café): https://little.example/2026/11/out/

going out
        Tue 2026-11-24 09:30  publish   Late (Managing editor)

to post by hand
  late  Sun 2026-11-22 09:30  mastodon  “launch” of Out (Managing editor)
"""
LIST = [
    {"entry": "late", "stage": "draft", "due": "2026-11-17", "who": "chief", "late": True},
    {"entry": "late", "stage": "review", "due": "2026-11-20", "who": "chief", "late": True},
    {"entry": "later", "stage": "draft", "due": "2026-12-07", "who": None, "late": False},
    {"entry": "later", "stage": "review", "due": "2026-12-10", "who": "chief", "late": False},
    {"entry": "missed", "stage": "publish", "due": "2026-11-20T09:30:00+01:00", "who": "social", "late": True},
    {"entry": "late", "stage": "publish", "due": "2026-11-24T09:30:00+01:00", "who": "chief", "late": False},
]
OWED = {
    "question": "screw",
    "heard": "2026-11-14",
    "where": "repair café",
    "entry": "out",
    "url": "https://little.example/2026/11/out/",
}
BY_HAND = {
    "entry": "out",
    "rung": "launch",
    "channel": "mastodon",
    "lang": "en",
    "due": "2026-11-22T09:30:00+01:00",
    "who": "chief",
    "late": True,
    "held": False,
}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return told(("next", "--root", str(root), "--now", NOW.isoformat(), *words))


def rows(root: Path, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(run(root, "--format", "json", *words).stdout)


def test_in_words(project: Project) -> None:
    """Stages first, by their day; what has no date is not due, and a section with nothing in it is left out."""
    done = run(project({**FILES, "calendar/idea.yaml": "title: One day\n"}))
    assert done.stdout == WORDS
    assert (done.stderr, done.returncode) == ("", 0)


def test_for_programs(project: Project) -> None:
    """A list of rows of five keys; --all has every section by its key; `next -q` is an answer all the same."""
    root = project(FILES)
    found = rows(root)
    assert found == LIST
    assert all(list(row) == ["entry", "stage", "due", "who", "late"] for row in found)
    assert rows(root, "-q") == LIST
    assert rows(root, "--all") == {
        "due": LIST[:4],
        "to_approve": [],
        "missed": LIST[4:5],
        "owed": [OWED],
        "going_out": LIST[5:],
        "by_hand": [BY_HAND],
    }


def test_nothing(project: Project) -> None:
    root = project({})
    assert run(root).stdout == "nothing is due: plan something with a date, and its deadlines stand here\n"
    assert rows(root) == []


def test_of_one_person(project: Project) -> None:
    """Their stages and pieces; who answers gets what is owed, and who posts what is to be posted."""
    plan = built(project(FILES)).made.plan  # type: ignore[union-attr]

    def titles(person: str) -> dict[str, list[object]]:
        return {one.key: [todo.row["entry"] for todo in one.todos] for one in sections(plan, person) if one.todos}

    assert titles("chief") == {
        "due": ["late", "late", "later"],
        "owed": ["out"],
        "going_out": ["late"],
        "by_hand": ["out"],
    }
    assert titles("social") == {"missed": ["missed"], "owed": ["out"], "by_hand": ["out"]}
    assert rows(project(FILES), "--for", "social") == LIST[4:5]


@pytest.mark.parametrize("asked", ["chief", "CHIEF", "Managing editor", "managing Editor", "boss", "@Boss"])
def test_a_person_by_id_handle_or_name(project: Project, asked: str) -> None:
    plan = built(project(FILES)).made.plan  # type: ignore[union-attr]
    assert person_of(asked, plan) == "chief"


@pytest.mark.parametrize(
    ("asked", "said"),
    [("cheif", "there is no person “cheif”; did you mean “chief”?"), ("zz", "there is no person “zz”")],
)
def test_a_person_whom_nobody_knows(project: Project, asked: str, said: str) -> None:
    done = run(project(FILES), "--for", asked)
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr.endswith(f"Error: Invalid value for --for: {said}\n")


def test_a_team_that_is_written_down_nowhere(project: Project) -> None:
    """Without `people:` an owner is a name, and can be asked for by it."""
    calendar = CALENDAR.partition("people:")[0]
    root = project({"calendar.yaml": calendar, "calendar/a.yaml": "publish: 2026-12-01\ntitle: A\nowner: Guest\n"})
    assert [row["who"] for row in rows(root, "--for", "guest")] == ["Guest"]


def test_who_stands_in_is_told_for_whom(project: Project) -> None:
    away = "away: 2026-11-30 to 2026-12-11, stand_in: social}"
    calendar = FILES["calendar.yaml"].replace("github: Boss}", away)
    root = project({"calendar.yaml": calendar, "calendar/later.yaml": FILES["calendar/later.yaml"]})
    assert run(root, "--for", "social").stdout.splitlines()[1] == (
        "        Thu 2026-12-10        review    "
        "Later (Social editor, for Managing editor, who is away from Mon 2026-11-30 to Fri 2026-12-11)"
    )


def by_hand(root: Path, now: datetime) -> list[str]:
    plan = built(root, now).made.plan  # type: ignore[union-attr]
    return [todo.title for one in sections(plan, None) if one.key == "by_hand" for todo in one.todos]


def test_what_a_hold_kept_back_is_to_be_posted_and_says_so(project: Project) -> None:
    out = FILES["calendar/out.yaml"].replace("sent: {bluesky: https://bsky.example/1}\n", "")
    hold = "since: 2026-11-21\nuntil: 2026-11-23 09:00\n"
    root = project({**FILES, "calendar/out.yaml": out, "hold.yaml": hold})
    assert by_hand(root, datetime(2026, 11, 23, 7, tzinfo=UTC)) == []
    said = ["“launch” of Out (Managing editor, waiting since the hold)"] * 2
    assert (
        by_hand(root, datetime(2026, 11, 23, 9, tzinfo=UTC)) == by_hand(root, datetime(2027, 1, 9, tzinfo=UTC)) == said
    )


def test_who_writes_down_what_was_sent_is_told_longer_of_what_was_not(project: Project) -> None:
    """Two weeks; who never writes it down has posted it long ago, and is told for three days."""
    root, week = project(FILES), datetime(2026, 11, 29, tzinfo=UTC)
    assert by_hand(root, week) == ["“launch” of Out (Managing editor)"]
    assert by_hand(root, datetime(2026, 12, 7, tzinfo=UTC)) == []
    out = FILES["calendar/out.yaml"].replace("sent: {bluesky: https://bsky.example/1}\n", "")
    assert by_hand(project({"calendar/out.yaml": out}), week) == []


ASKED = {
    "calendar.yaml": FILES["calendar.yaml"].replace("shapes:", "approval: [chief, social]\nshapes:"),
    "calendar/piece.yaml": "publish: Tue 2026-11-24 09:30\ntitle: Piece\nowner: chief\n",
    "content/posts/piece.md": "---\ntitle: Piece\n---\n\nHeat, then patience.\n",
}


def test_an_approval_that_is_owed(project: Project) -> None:
    """Each of those who are asked gets the line that approves for them; all of them, one with NAME."""
    root = project(ASKED)
    (found,) = rows(root, "--all")["to_approve"]
    assert (found["entry"], found["lang"], found["waits_for"]) == ("piece", "en", ["chief", "social"])
    words = found["line"].removeprefix("approved: {NAME: ").removesuffix("}")
    said = "Tue 2026-11-24 09:30  approve   Piece (waits for Managing editor, Social editor): approved: "
    assert run(root).stdout.splitlines()[:2] == ["to approve", f"        {said}{{NAME: {words}}}"]
    assert f"{said}{{social: {words}}}" in run(root, "--for", "social").stdout
    project({**ASKED, "calendar/piece.yaml": f"{ASKED['calendar/piece.yaml']}approved: {{social: {words}}}\n"})
    assert "to approve" not in run(root, "--for", "social").stdout
    assert f"approved: {{social: {words}, chief: {words}}}" in run(root, "--for", "chief").stdout


def test_who_stands_in_posts_and_sees_what_goes_out(project: Project) -> None:
    away = "away: 2026-11-20 to 2026-12-11, stand_in: social}"
    calendar = FILES["calendar.yaml"].replace("github: Boss}", away).replace("does: [answer, post]", "github: soc")
    root = project({**FILES, "calendar.yaml": calendar})
    told = "(Social editor, for Managing editor, who is away)"
    said = run(root, "--for", "social").stdout
    assert f"publish   Late {told}" in said
    assert f"mastodon  “launch” of Out {told}" in said
    assert "of Out" not in run(root, "--for", "chief").stdout
