"""What the rules about a plan's worth to its readers say, and when they are silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.checks import rules
from builder.checks.question_twice import ALIKE, check
from builder.model.plan import Plan
from builder.model.problem import Marks
from builder.model.project import Project as Read
from builder.model.questions import Question
from builder.model.settings import Settings, Site
from conftest import CALENDAR, NOW, Project, built

SETTINGS = Settings(Site("Little", "https://little.example/", "little.example,2026"))
WORDS = st.lists(st.sampled_from(["screw", "oak", "glue", "rust", "lamp", "wire", "30", "60"]), min_size=1, unique=True)


def told(project: Project, calendar: str, rule: str, **files: str) -> int:
    """Return how often *rule* is told of a little project."""
    found = built(project({"calendar.yaml": calendar, **files})).problems
    return sum(problem.rule == rule for problem in found)


@given(st.lists(WORDS, max_size=12))
def test_every_question_that_is_asked_already_is_told(asked: list[list[str]]) -> None:
    """Those with a rare word in common are all that need to be compared; other numbers are another question."""
    questions = {
        f"q{number}": Question(f"q{number}", " ".join(words), marks=Marks(f"q{number}.yaml"))
        for number, words in enumerate(asked)
    }
    plan = Plan(Read(SETTINGS, questions=questions), NOW, (), (), (), ())
    expected = set()
    for number, words in enumerate(asked):
        for before in asked[:number]:
            other, both = set(words) ^ set(before), set(words) & set(before)
            if len(both) >= ALIKE * len(both | other) and not other & {"30", "60"}:
                expected.add(f"q{number}.yaml")
    assert {problem.about for problem in check(plan)} == expected


LIMITED = CALENDAR.replace("{kind: mastodon}", "{kind: mastodon, promotion: at most 20%}")


def posts(first: str, count: int, offers: int) -> str:
    """Return entries a day apart, posted on one channel, of which the first are offers."""
    return "".join(
        f"piece-{number}: {{publish: {first}-{number:02} 09:30, title: A, page: none, "
        f"intent: {'offer' if number <= offers else 'help'}, announce: {{now: {{at: day 0, on: [mastodon]}}}}}}\n"
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("count", "offers", "limit", "problems"),
    [
        (2, 1, "at most 20%", 0),  # one of two is a half, and one offer
        (3, 3, "at most 20%", 0),
        (4, 1, "at most 20%", 0),
        (4, 2, "at most 20%", 1),
        (10, 2, "at most 50%", 0),
        (4, 2, "about 40%", 0),
        (4, 2, "about 30%", 1),
        (4, 4, "at least 20%", 0),
    ],
)
def test_promotion_has_a_limit(project: Project, count: int, offers: int, limit: str, problems: int) -> None:
    calendar = LIMITED.replace("at most 20%", limit)
    plan = {"calendar/plan.yaml": posts("2026-12", count, offers)}
    assert told(project, calendar, "promotion-share", **plan) == problems


def test_what_has_passed_is_not_told(project: Project) -> None:
    assert told(project, LIMITED, "promotion-share", **{"calendar/plan.yaml": posts("2026-10", 10, 8)}) == 0


@pytest.mark.parametrize(
    ("title", "problems"),
    [
        ("Opener 3 is here", 1),
        ("The new Opener: faster", 1),
        ("«Opener» for all", 1),
        ("Openers of tins", 0),
        ("A tin opened with an Opener", 0),
        ("Trying an Opener", 0),
    ],
)
def test_a_title_begins_with_a_product(project: Project, title: str, problems: int) -> None:
    calendar = f"{CALENDAR}products: [Opener]\n"
    assert told(project, calendar, "product-first", **{"calendar/a.yaml": f'title: "{title}"\n'}) == problems


TEAM = CALENDAR.replace("{name: Social editor}", "{name: Social editor, team: marketing}") + "teams: [marketing]\n"


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        ("owner: chief\n", 1),
        ("owner: social\n", 0),
        ("owner: chief\nhelpers: [social]\n", 0),
        ("owner: chief\ncredits: {photo: social}\n", 0),
        ("owner: social\nstatus: dropped\n", 0),  # nothing is planned at all
    ],
)
def test_a_team_is_heard(project: Project, lines: str, problems: int) -> None:
    plan = {"calendar/a.yaml": f"publish: 2026-12-01\ntitle: A\n{lines}"}
    assert told(project, TEAM, "team-silent", **plan) == problems


TRUST = f"""{CALENDAR}voices: {{cafe: {{name: Café network, url: https://cafe.example/}}}}
audiences: {{home: {{trust: [cafe]}}}}
"""


@pytest.mark.parametrize(
    ("lines", "words", "problems"),
    [
        ("", "Words.\n", 1),
        ("credits: {advice: cafe}\n", "Words.\n", 0),
        ("", "The Café network knows.\n", 0),
        ("", "[They](https://cafe.example/oak) know.\n", 0),
    ],
)
def test_a_trusted_voice_is_heard(project: Project, lines: str, words: str, problems: int) -> None:
    entry = {"calendar/a.yaml": f"publish: 2026-11-03\ntitle: A\naudience: home\n{lines}", "content/posts/a.md": words}
    assert told(project, TRUST, "trusted-voice-absent", **entry) == problems


def test_a_channel_of_another_language_reaches_who_is_on_its_sibling(project: Project) -> None:
    calendar = CALENDAR.replace("timezone:", "  languages: [en, de]\ntimezone:").replace(
        "bluesky: {kind: bluesky}", "mastodon-de: {kind: mastodon, language: de}"
    )
    calendar = calendar.replace(", bluesky]", "]") + "audiences: {home: {where: [mastodon-de]}}\n"
    words = "publish: 2026-12-01\ntitle: A\naudience: home\nannounce: {now: {at: day 0, on: [mastodon]}}\n"
    entry = {"calendar/a.yaml": words}
    english = calendar.replace("mastodon: {kind: mastodon}", "mastodon: {kind: mastodon, language: en}")
    assert told(project, english, "not-where-they-are", **entry) == 0
    assert told(project, english.replace("[mastodon-de]", "[blog]"), "not-where-they-are", **entry) == 1


def test_a_plan_that_uses_none_of_it_hears_nothing_of_it(project: Project) -> None:
    worth = {
        *("audience-missing", "question-unanswered", "question-twice", "answer-outdated", "reply-owed", "look-again"),
        *("not-where-they-are", "channel-without-audience", "promotion-share", "pillar-share", "product-first"),
        *("trusted-voice-absent", "team-silent", "experiment-without-verdict"),
    }
    assert worth <= set(rules())
    entry = {"calendar/a.yaml": "publish: 2026-12-01\ntitle: A\nintent: offer\nannounce: standard\nowner: chief\n"}
    assert not {problem.rule for problem in built(project(entry)).problems} & worth
