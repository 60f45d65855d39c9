"""A question heard, an entry that answers it, out, and the reply that is owed."""

from __future__ import annotations

from datetime import date

import pytest

from builder.model.listening import Asked, Listening
from conftest import CALENDAR, Project, built

QUESTION = "question: How do I get a stuck screw out?\n"
ONCE = QUESTION + "heard: [{on: 2026-10-14, where: repair café, reply: owed}]\n"
OUT = "publish: Tue 2026-11-03 09:30\ntitle: Getting a stuck screw out\nanswers: [stuck]\n"
WORDS = "Heat, patience, and when to stop.\n"


def listening(project: Project, files: dict[str, str]) -> Listening:
    """Return what becomes of the questions of a little project on 2026-11-22."""
    made = built(project(files)).made
    assert made
    return made.plan.listening


def stuck(project: Project, question: str = ONCE, entry: str = OUT, words: str = WORDS, **more: str) -> Asked:
    files = {"questions/stuck.yaml": question, **({"calendar/screw.yaml": entry} if entry else {}), **more}
    (one,) = listening(project, {**files, **({"content/posts/screw.md": words} if words else {})}).asked
    return one


@pytest.mark.parametrize(
    ("entry", "words", "state"),
    [
        ("", "", "unanswered"),
        ("title: Getting a stuck screw out\nanswers: [stuck]\n", "", "planned"),
        (f"{OUT}status: writing\n", WORDS, "planned"),
        (f"{OUT}status: parked\n", WORDS, "unanswered"),
        (f"{OUT}status: dropped\n", "", "unanswered"),
        (OUT, WORDS, "answered"),
        (f"{OUT}look_again: 2026-11-23\n", WORDS, "answered"),
        (f"{OUT}look_again: 2026-11-22\n", WORDS, "outdated"),
        (f"{OUT}expires: 2026-11-20\n", WORDS, "outdated"),
    ],
)
def test_the_state_of_a_question(project: Project, entry: str, words: str, state: str) -> None:
    assert stuck(project, entry=entry, words=words).state == state


def test_an_answer_that_is_owed_has_its_link(project: Project) -> None:
    one = stuck(project)
    assert [answer.url for answer in one.links] == ["https://little.example/2026/11/screw/"]
    assert [(heard.on, heard.where) for heard in one.owed] == [(date(2026, 10, 14), "repair café")]
    assert one.days == 20


def test_a_reply_leads_to_the_answer_in_the_first_language(project: Project) -> None:
    """A translation that comes out later does not take its place; without one, it serves."""
    calendar = CALENDAR.replace("timezone:", "  languages: [en, de]\ntimezone:")
    entry = OUT.replace("publish: Tue 2026-11-03 09:30", "publish: {en: 2026-11-03, de: 2026-11-10}")
    files = {"calendar.yaml": calendar, "content/posts/screw.de.md": WORDS}
    assert [answer.lang for answer in stuck(project, entry=entry, **files).links] == ["en", "de"]
    assert list(replies(project, **files, **{"calendar/screw.yaml": entry})) == [
        "replies/stuck.en.txt",
        "replies/stuck.de.txt",
    ]
    later = entry.replace("en: 2026-11-03", "en: 2026-12-03")
    assert [answer.lang for answer in stuck(project, entry=later, **files).links] == ["de"]


def test_what_has_expired_is_no_link(project: Project) -> None:
    assert stuck(project, entry=f"{OUT}expires: 2026-11-20\n").links == ()


def heard(*days: str) -> str:
    return QUESTION + "heard:\n" + "".join(f"  - on: {day}\n" for day in days)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (("2026-11-04", "2026-11-05"), "answered"),
        (("2026-11-03", "2026-11-04", "2026-11-05"), "answered"),  # on the day itself nobody has found it yet
        (("2026-11-04", "2026-11-05", "2026-11-05"), "outdated"),
    ],
)
def test_who_asks_again_is_not_answered(project: Project, days: tuple[str, ...], state: str) -> None:
    assert stuck(project, heard(*days)).state == state


def test_an_update_answers_anew(project: Project) -> None:
    """So does time: what was asked again more than 90 days ago is not asked any more."""
    words = f"---\nupdated: 2026-11-06\n---\n{WORDS}"
    assert stuck(project, heard("2026-11-04", "2026-11-05", "2026-11-05"), words=words).state == "answered"
    early = OUT.replace("Tue 2026-11-03", "Tue 2026-06-02")
    asked = heard("2026-06-04", "2026-06-05", "2026-06-06")
    assert stuck(project, asked, early).state == "answered"


def test_another_answer_under_way_is_a_plan(project: Project) -> None:
    """A translation of the one that is outdated is none."""
    old = f"{OUT}look_again: 2026-11-20\n"
    new = {"calendar/again.yaml": "title: Stuck screws, once more\nanswers: [stuck]\n"}
    assert stuck(project, entry=old, **new).state == "planned"


def test_a_translation_does_not_bring_an_answer_up_to_date(project: Project) -> None:
    late = "look_again: 2026-11-20\npublish: {en: 2026-11-03, de: 2026-12-03}\nanswers: [stuck]\n"
    calendar = CALENDAR.replace("timezone:", "  languages: [en, de]\ntimezone:")
    assert stuck(project, entry=late, **{"calendar.yaml": calendar}).state == "outdated"


def test_the_answer_up_to_date_serves_first(project: Project) -> None:
    """What is asked again says so of the older answer alone."""
    files = {
        "calendar/newer.yaml": OUT.replace("Tue 2026-11-03", "Tue 2026-11-10"),
        "content/posts/newer.md": WORDS,
    }
    one = stuck(project, heard("2026-11-04", "2026-11-05", "2026-11-06"), **files)
    assert one.state == "answered"
    assert [(answer.entry, answer.why) for answer in one.answers] == [
        ("newer", ""),
        ("screw", "it was asked 3 times since Tue 2026-11-03"),
    ]
    assert [answer.entry for answer in one.links] == ["newer"]


def test_what_is_heard_most_stands_first(project: Project) -> None:
    """Within the last 90 days each time counts twice; of equals the one that was heard last comes first."""
    files = {
        "questions/old.yaml": heard("2026-01-02", "2026-01-03", "2026-01-04"),
        "questions/new.yaml": heard("2026-11-02", "2026-11-03"),
        "questions/newer.yaml": heard("2026-11-03", "2026-11-04"),
        "questions/never.yaml": QUESTION,
    }
    found = listening(project, files)
    assert [(one.question.id, one.weight, one.times) for one in found.unanswered] == [
        ("newer", 4, 2),
        ("new", 4, 2),
        ("old", 3, 3),
        ("never", 0, 0),
    ]
    assert (found.closed, found.percent, found.days) == (0, 0, None)


def test_how_many_are_closed_and_how_long_that_took(project: Project) -> None:
    """An answer that was out before anybody asked took no time."""
    entries = {
        f"calendar/{id_}.yaml": OUT.replace("stuck", id_).replace("Getting a ", "") for id_ in ("one", "two", "three")
    }
    asked = {"one": "2026-10-30", "two": "2026-11-14", "three": "2026-10-24", "four": "2026-11-14"}
    files = {f"questions/{id_}.yaml": heard(day) for id_, day in asked.items()}
    posts = {f"content/posts/{id_}.md": WORDS for id_ in ("one", "two", "three")}
    found = listening(project, {**entries, **files, **posts})
    assert (found.closed, found.percent, found.days) == (3, 75, 4)
    assert found.owed == ()


def test_without_questions_there_is_nothing_to_tell(project: Project) -> None:
    found = listening(project, {})
    assert (found, found.percent) == (Listening(), None)


TWICE = QUESTION + "heard:\n  - {on: 2026-10-14, where: repair café, reply: owed}\n  - {on: 2026-10-15, reply: owed}\n"


def replies(project: Project, **files: str) -> dict[str, str]:
    """Return the text files of the replies by their paths on the desk."""
    entry = {"questions/stuck.yaml": TWICE, "calendar/screw.yaml": OUT, "content/posts/screw.md": WORDS}
    made = built(project({**entry, **files})).made
    assert made
    return {one.path: one.render().decode() for one in made.artifacts if one.path.startswith("replies/")}


def test_those_who_wait_for_one_answer_have_one_reply(project: Project) -> None:
    """It has the question and the link, and nothing of who asked or where."""
    assert replies(project) == {
        "replies/stuck.en.txt": (
            "You asked: How do I get a stuck screw out?\n\n"
            "Here is our answer: Getting a stuck screw out\nhttps://little.example/2026/11/screw/\n"
        )
    }


def test_an_editor_changes_the_words_of_a_reply(project: Project) -> None:
    """For one language alone, too."""
    words = {
        "calendar.yaml": CALENDAR.replace("timezone:", "  languages: [en, de]\ntimezone:"),
        "content/posts/screw.de.md": WORDS,
        "theme/snippets/reply.txt.j2": "{{ view.title }}: {{ view.url }}\n",
        "theme/snippets/reply.de.txt.j2": "Sie fragten: {{ view.question }}\n{{ view.url }}\n",
    }
    assert replies(project, **words) == {
        "replies/stuck.en.txt": "Getting a stuck screw out: https://little.example/2026/11/screw/\n",
        "replies/stuck.de.txt": "Sie fragten: How do I get a stuck screw out?\nhttps://little.example/de/2026/11/screw/\n",
    }


def test_a_channel_called_reply_has_the_words_of_its_kind(project: Project) -> None:
    calendar = CALENDAR.replace("bluesky: {kind: bluesky}", "reply: {kind: bluesky}").replace(", bluesky]", ", reply]")
    entry = {"calendar/screw.yaml": f"{OUT}announce: standard\n", "questions/stuck.yaml": ONCE}
    build = built(project({"calendar.yaml": calendar, **entry}))
    assert build.made
    assert [one.text for one in build.made.rendered.snippets if one.announcement.channel.id == "reply"] == [
        "Getting a stuck screw out"
    ]


def test_two_questions_never_have_one_reply(project: Project) -> None:
    """Not even where their files differ only in what no address holds."""
    entry = OUT.replace("[stuck]", "[stuck, Stuck, stuck?]")
    files = {"calendar/screw.yaml": entry, "questions/Stuck.yaml": TWICE, "questions/stuck?.yaml": TWICE}
    assert len(replies(project, **files)) == 3
