"""The first screen of the desk: what presses, for everyone and for one of the team, and where it is mended."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builder.model.deskviews import Group, TodayView
from builder.model.problem import Location
from builder.model.register import Forge, Repository
from builder.model.rendered import Desk
from builder.outputs.forge import edit_page, new_page
from builder.outputs.today import today_view
from conftest import NOW, Project, built

TEAM = """\
site:
  title: Little
  url: https://little.example/
  namespace: little.example,2026
  repository: https://github.com/little/plan
timezone: Europe/Berlin
approval: [legal]
people:
  chief: {name: Managing editor, does: [review]}
  writer: {name: Writer}
  legal: {name: Legal}
channels:
  blog: {kind: site}
  linkedin: {kind: linkedin}
shapes:
  article:
    days_before: {draft: {days: 5, by: owner}, review: {days: 2, by: chief}}
    announce: {launch: {at: day 0, on: [blog, linkedin]}}
"""
POST = "---\ntitle: A screw\nsummary: Heat.\n---\n\nHeat, then patience.\n"


def today(project: Project, files: dict[str, str], person: str | None = None, now: datetime = NOW) -> TodayView:
    whole = built(project({"calendar.yaml": TEAM, **files}), now)
    assert whole.made, whole.problems
    return today_view(Desk(whole.made.rendered, whole.problems), person)


def group(view: TodayView, id_: str) -> list[tuple[str, ...]]:
    """Return the rows of a group: title, what is said, flag."""
    return [(row.title, *row.said, row.flag) for one in view.groups if one.id == id_ for row in one.rows]


PLANNED = {"calendar/screw.yaml": "publish: Wed 2026-11-25 09:30\ntitle: A screw\nshape: article\nowner: writer\n"}


def test_what_is_late_names_its_day_its_doer_and_its_line(project: Project) -> None:
    view = today(project, PLANNED)
    assert group(view, "late") == [("A screw", "draft was due Wed 18 Nov", "Writer", "4 days late")]
    (late,) = next(one for one in view.groups if one.id == "late").rows
    assert late.edit == "https://github.com/little/plan/edit/main/calendar/screw.yaml#L1"
    assert late.where == "calendar/screw.yaml:1:10"


def test_each_of_the_team_sees_what_is_theirs(project: Project) -> None:
    assert group(today(project, PLANNED, "writer"), "late") == [("A screw", "draft was due Wed 18 Nov", "4 days late")]
    assert group(today(project, PLANNED, "chief"), "late") == []
    assert group(today(project, PLANNED, "chief"), "due") == [("A screw", "review due Mon 23 Nov", "")]
    assert today(project, PLANNED, "legal").groups == ()


def test_who_is_asked_to_approve_gets_the_line_to_paste(project: Project) -> None:
    files = {**PLANNED, "content/posts/screw.md": POST}
    (row,) = next(one for one in today(project, files, "legal").groups if one.id == "to-approve").rows
    assert row.said[:2] == ("waits for Legal", "goes out Wed 25 Nov, 09:30")
    assert row.words.startswith("approved: {legal: ")
    assert "to-approve" not in ids(today(project, files, "writer"))


BOTH = {
    "calendar.yaml": TEAM.replace("approval: [legal]", "approval: [legal, chief]"),
    **PLANNED,
    "content/posts/screw.md": POST,
}


def test_nobody_approves_for_another(project: Project) -> None:
    """On one's own page stands one's own part; what others agreed to stays in the line."""

    def lines(person: str | None, files: dict[str, str]) -> list[str]:
        return [one.words for group in today(project, files, person).groups for one in group.rows if one.words]

    ((legal,), (chief,), (anyone,)) = (lines(who, BOTH) for who in ("legal", "chief", None))
    words = legal.removeprefix("approved: {legal: ").removesuffix("}")
    assert (legal, chief, anyone) == tuple(f"approved: {{{who}: {words}}}" for who in ("legal", "chief", "NAME"))
    half = {**BOTH, "calendar/screw.yaml": f"{PLANNED['calendar/screw.yaml']}{chief}\n"}
    assert lines("chief", half) == []
    assert lines("legal", half) == lines(None, half) == [f"approved: {{chief: {words}, legal: {words}}}"]


def test_a_missed_piece_speaks_once(project: Project) -> None:
    """Its stages were late, too; whoever is to approve it has the line on their page, and nobody else has it."""
    files, later = {**PLANNED, "content/posts/screw.md": POST}, datetime(2026, 11, 26, 8, tzinfo=UTC)
    missed = ("A screw", "should have gone out Wed 25 Nov, 09:30", "Writer")
    asked = "move it, or to approve these exact words, add:"
    assert group(today(project, files, now=later), "missed") == [(*missed, asked, "")]
    assert "late" not in ids(today(project, files, now=later))
    assert group(today(project, files, "legal", later), "missed") == [(*missed, asked, "")]
    assert group(today(project, files, "writer", later), "missed") == [(*missed, "")]
    assert "missed" not in ids(today(project, files, "chief", later))


def test_what_goes_out_next_says_where_and_what_blocks_it(project: Project) -> None:
    view = today(project, {**PLANNED, "content/posts/screw.md": POST})
    assert group(view, "going-out") == [("A screw", "Wed 25 Nov, 09:30: blog, linkedin", "it is not approved yet", "")]


def test_what_goes_out_next_names_the_hour_of_each_channel(project: Project) -> None:
    """A reminder of the evening does not go out with the page at noon."""
    ladder = "announce: {first: {at: day 0, on: [blog]}, tonight: {at: day 0 18:00, on: [linkedin]}}\n"
    files = {"calendar/screw.yaml": PLANNED["calendar/screw.yaml"] + ladder}
    assert group(today(project, files), "going-out")[0][1:3] == ("Wed 25 Nov, 09:30: blog", "at 18:00: linkedin")


AWAY = TEAM.replace(
    "writer: {name: Writer}", "writer: {name: Writer, away: [2026-11-20 to 2026-11-29], stand_in: chief}"
)


def test_who_stands_in_sees_what_is_to_be_posted_and_what_goes_out(project: Project) -> None:
    files = {**BY_HAND, "calendar.yaml": AWAY.replace("approval: [legal]", "approval: merge")}
    assert "Managing editor stands in for Writer" in group(today(project, files, "chief"), "by-hand")[0]
    assert group(today(project, files, "writer"), "by-hand") == []
    going = {"calendar.yaml": AWAY, **PLANNED, "content/posts/screw.md": POST}
    assert "Managing editor stands in for Writer" in group(today(project, going, "chief"), "going-out")[0]
    assert "09:30, blog, linkedin" in [row.said[0] for one in today(project, going, "chief").week for row in one.rows]
    assert today(project, going, "writer").week[0].rows == ()


BY_HAND = {
    "calendar.yaml": TEAM.replace("approval: [legal]", "approval: merge"),
    "calendar/screw.yaml": "publish: 2026-11-20 09:30\ntitle: A screw\nshape: article\nowner: writer\n",
    "content/posts/screw.md": POST,
}


def test_what_is_posted_by_hand_is_there_to_copy_until_it_is_sent(project: Project) -> None:
    """The site publishes itself; a network waits for somebody, for three days."""
    (row,) = next(one for one in today(project, BY_HAND).groups if one.id == "by-hand").rows
    assert row.said[0] == "linkedin, Fri 20 Nov, 09:30"
    assert "Heat." in row.words
    sent = {**BY_HAND, "calendar/screw.yaml": BY_HAND["calendar/screw.yaml"] + "sent: {linkedin: https://a.org/b}\n"}
    assert "by-hand" not in ids(today(project, sent))
    assert "by-hand" not in ids(today(project, BY_HAND, now=datetime(2026, 11, 24, 12, tzinfo=UTC)))


def test_what_a_hold_kept_back_stays_to_copy_with_its_reason(project: Project) -> None:
    files = {**BY_HAND, "hold.yaml": "since: 2026-11-19\nuntil: 2026-11-21\n"}
    for now in (NOW, datetime(2026, 12, 24, 12, tzinfo=UTC)):
        assert [row[-1] for row in group(today(project, files, now=now), "by-hand")] == ["waiting since the hold"]


QUESTION = """\
question: How do I get a stuck screw out?
heard:
  - {on: 2026-11-10, where: repair café, reply: owed}
  - {on: 2026-11-14, where: mailbox, reply: owed}
"""


def test_a_reply_that_is_owed_is_ready_once_the_answer_is_out(project: Project) -> None:
    answer = BY_HAND["calendar/screw.yaml"] + "answers: [stuck-screw]\n"
    files = {**BY_HAND, "questions/stuck-screw.yaml": QUESTION, "calendar/screw.yaml": answer}
    (row,) = next(one for one in today(project, files).groups if one.id == "owed").rows
    assert (row.title, row.said[0]) == (
        "How do I get a stuck screw out?",
        "2 people wait for a reply, since Tue 10 Nov, repair café",
    )
    assert "https://little.example/2026/11/screw/" in row.words
    assert "owed" not in ids(today(project, files, "legal"))
    assert "owed" in ids(today(project, files, "writer"))


def test_what_answers_is_named_while_it_is_not_out(project: Project) -> None:
    planned = PLANNED["calendar/screw.yaml"] + "answers: [stuck-screw]\n"
    files = {"questions/stuck-screw.yaml": QUESTION, "calendar/screw.yaml": planned}
    assert group(today(project, files), "owed")[0][2] == "to be answered by A screw"
    (project({}) / "calendar/screw.yaml").unlink()
    assert group(today(project, {"questions/stuck-screw.yaml": QUESTION}), "owed")[0][2] == (
        "nothing in the plan answers it"
    )


def test_who_answers_and_from_when_nobody_does(project: Project) -> None:
    away = TEAM.replace("writer: {name: Writer}", "writer: {name: Writer, away: [2026-12-21 to 2027-01-04]}")
    files = {"calendar.yaml": away, "voice.yaml": "answering: {Mon to Fri: writer, Sun: chief}\n"}
    assert group(today(project, files), "answering") == [
        ("Today: Managing editor", "Mon to Fri: Writer", "Sun: Managing editor", "nobody answers on Mon 21 Dec")
    ]
    assert "answering" not in ids(today(project, files, "legal"))
    (project({}) / "voice.yaml").unlink()
    assert "answering" not in ids(today(project, {}))


def test_a_hold_is_told_with_its_reason_and_its_end(project: Project) -> None:
    hold = "since: 2026-11-20 12:00\nuntil: 2026-11-24 08:00\nreason: A storm\napplies_to: [posts]\n"
    assert today(project, {"hold.yaml": hold}).hold == "posts since Fri 20 Nov, 12:00, until Tue 24 Nov, 08:00: A storm"
    assert today(project, {"hold.yaml": hold}, now=datetime(2026, 11, 24, 7, 0, tzinfo=UTC)).hold == ""
    (project({}) / "hold.yaml").unlink()
    assert today(project, {}).hold == ""


def test_the_week_holds_what_is_due_what_goes_out_and_who_is_away(project: Project) -> None:
    away = TEAM.replace("legal: {name: Legal}", "legal: {name: Legal, away: [2026-11-24 to 2026-11-25]}")
    view = today(project, {**PLANNED, "calendar.yaml": away})
    told = {one.day.iso[:10]: ([(row.title, *row.said) for row in one.rows], one.notes) for one in view.week}
    assert told == {
        "2026-11-23": ([("A screw", "review due Mon 23 Nov", "Managing editor")], ()),
        "2026-11-24": ([], ("Legal is away",)),
        "2026-11-25": ([("A screw", "09:30, blog, linkedin")], ("Legal is away",)),
    }


def test_many_rows_are_cut_and_counted(project: Project) -> None:
    entry = PLANNED["calendar/screw.yaml"]
    view = today(project, {f"calendar/screw-{number}.yaml": entry for number in range(15)})
    late = next(one for one in view.groups if one.id == "late")
    assert (len(late.rows), late.more) == (12, 3)
    assert [(one.count, one.words) for one in view.tally][:2] == [(15, "late"), (15, "due this week")]


def ids(view: TodayView) -> list[str]:
    return [one.id for one in view.groups if isinstance(one, Group)]


ADDRESSES: list[tuple[str, Forge | None, str, str]] = [
    ("https://github.com/a", None, "/edit/main/sub/c%20d.yaml#L3", "/new/main?filename=sub/c%20d.yaml&value=x%3A%20y"),
    ("https://gitlab.com/a", None, "/-/edit/main/sub/c%20d.yaml#L3", "/-/new/main?file_name=sub/c%20d.yaml"),
    ("https://git.a.example", "gitlab", "/-/edit/main/sub/c%20d.yaml#L3", "/-/new/main?file_name=sub/c%20d.yaml"),
    ("https://codeberg.org/a", None, "/_edit/main/sub/c%20d.yaml#L3", "/_new/main/sub"),
    ("https://bitbucket.org/a", None, "/src/main/sub/c%20d.yaml?mode=edit#lines-3", "/create-file/main/sub"),
]


@pytest.mark.parametrize(("url", "forge", "edit", "new"), ADDRESSES)
def test_the_pages_of_each_forge(url: str, forge: Forge | None, edit: str, new: str) -> None:
    repository = Repository(url, "main", "sub", forge)
    assert edit_page(repository, Location("c d.yaml", 3, 1)) == url + edit
    assert new_page(repository, "c d.yaml", "x: y") == url + new


def test_without_a_repository_nothing_leads_to_a_forge(project: Project) -> None:
    view = today(
        project, {**PLANNED, "calendar.yaml": TEAM.replace("  repository: https://github.com/little/plan\n", "")}
    )
    assert view.begin == ()
    assert {row.edit for one in view.groups for row in one.rows} == {""}
    assert (edit_page(None, Location("a")), new_page(None, "a", "")) == ("", "")


def test_a_desk_can_begin_an_idea_a_question_and_a_hold(project: Project) -> None:
    assert [one.text for one in today(project, PLANNED).begin] == ["New idea", "I heard a question", "Hold everything"]
