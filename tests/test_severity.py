"""How loud a rule is: the project decides, an entry may be excepted, and firm rules stay as they are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from builder.checks import rules
from builder.model.problem import Problem
from conftest import CALENDAR, NOW, Project, built, dateline
from warm import told

TWICE = {
    "calendar/plug.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A new plug\nannounce: standard\n",
    "calendar/screw.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A stuck screw\nannounce: standard\n",
    "content/posts/plug.md": "Pull it out first.\n",
    "content/posts/screw.md": "Heat, patience, and when to stop.\n",
}
OWN_WORDS = f"posts:\n  bluesky:\n    - {'plug ' * 80}\n"
LONG = {"calendar/plug.yaml": f"publish: Tue 2026-12-01 09:30\ntitle: A plug\nannounce: standard\n{OWN_WORDS}"}
UNDATED = {"content/posts/plug.md": "Pull it out first.\n"}
COLLISION = {
    "content/posts/plug.md": "---\ndate: 2026-11-03\npermalink: /plug/\n---\n",
    "content/posts/screw.md": "---\ndate: 2026-11-05\npermalink: /plug/\n---\n",
}
LEAK = {
    "calendar/plug.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A new plug\n",
    "content/posts/plug.md": "Pull it out first.\n",
    "content/posts/hello.md": "---\ndate: 2026-11-03\n---\nSoon: https://little.example/2026/12/plug/\n",
}
ESCAPE = {"content/posts/plug.md": "---\ndate: 2026-11-03\nslug: ..\n---\n"}
COPIED = {
    "content/posts/plug.md": "---\ndate: 2026-11-03\nguid: https://old.example/17\n---\n",
    "content/posts/screw.md": "---\ndate: 2026-11-05\nguid: https://old.example/17\n---\n",
}
EARLY = {
    "calendar/plug.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A new plug\n",
    "calendar/screw.yaml": "status: parked\npublish: Tue 2026-11-24 09:30\ntitle: A stuck screw\n",
    "content/posts/plug.md": "See https://little.example/2026/11/screw/\n",
    "content/posts/screw.md": "Heat, patience, and when to stop.\n",
}
BACKWARDS = {
    "calendar/plug.yaml": "title: A new plug\nstarts: Tue 2026-12-08 18:00\nends: Tue 2026-12-08 17:00\n",
}
SECRET = {
    "calendar/plug.yaml": "publish: Tue 2026-12-01 09:30\ntitle: A new plug\nposts: {mastodon: xoxb-not-a-token}\n",
}
FIRM = {
    "secret-in-plan": SECRET,
    "ends-before-start": BACKWARDS,
    "address-too-early": EARLY,
    "no-date": UNDATED,
    "path-escapes": ESCAPE,
    "path-collision": COLLISION,
    "leak": LEAK,
    "duplicate-guid": COPIED,
}


def with_checks(files: dict[str, str], checks: str) -> dict[str, str]:
    return {**files, "calendar.yaml": f"{CALENDAR}checks: {{{checks}}}\n"}


def check(root: Path) -> tuple[int, str]:
    """Return the exit status of `dateline check`, and what it says."""
    done = told(("check", "-v", "--root", str(root), "--now", NOW.isoformat()))
    return done.returncode, done.stderr


def of(rule: str, problems: tuple[Problem, ...]) -> list[str]:
    return [problem.severity for problem in problems if problem.rule == rule]


def test_a_warning_leaves_the_exit_status_at_0(project: Project) -> None:
    status, said = check(project(TWICE))
    assert (status, said.count("warning: ")) == (0, 1)


@pytest.mark.parametrize(("severity", "status"), [("error", 1), ("warning", 0), ("info", 0)])
def test_the_project_says_how_loud_a_rule_is(project: Project, severity: str, status: int) -> None:
    done, said = check(project(with_checks(TWICE, f"slot-taken: {severity}")))
    assert done == status
    assert said.count(f" {severity}: ") == 1


def test_a_rule_that_is_off_is_silent(project: Project) -> None:
    assert check(project(with_checks(TWICE, "slot-taken: off"))) == (0, "")


def test_a_warning_made_an_error_withholds_its_entry(project: Project) -> None:
    build = built(project(with_checks(TWICE, "slot-taken: error")))
    assert build.withheld == {"screw"}
    assert build.made is not None
    assert {edition.id for edition in build.made.plan.editions} == {"plug"}


def test_an_error_made_a_warning_withholds_nothing(project: Project) -> None:
    assert built(project(LONG)).withheld == {"plug"}
    build = built(project(with_checks(LONG, "too-long: warning")))
    assert of("too-long", build.problems) == ["warning"]
    assert not build.withheld


def test_an_entry_may_be_excepted_with_a_reason(project: Project) -> None:
    """The rule is silent about this entry, and speaks of others as before."""
    excepted = TWICE["calendar/screw.yaml"] + "except: {slot-taken: they belong together}\n"
    assert check(project({**TWICE, "calendar/screw.yaml": excepted})) == (0, "")


def test_an_exception_is_for_its_own_entry(project: Project) -> None:
    excepted = TWICE["calendar/plug.yaml"] + "except: {slot-taken: they belong together}\n"
    assert check(project({**TWICE, "calendar/plug.yaml": excepted}))[1].count("[slot-taken]") == 1


def test_an_exception_is_for_its_own_rule(project: Project) -> None:
    excepted = TWICE["calendar/screw.yaml"] + "except: {missed: it may}\n"
    assert check(project({**TWICE, "calendar/screw.yaml": excepted}))[1].count("[slot-taken]") == 1


@pytest.mark.parametrize("rule", FIRM)
@pytest.mark.parametrize("severity", ["off", "info", "warning"])
def test_nothing_silences_a_firm_rule(project: Project, rule: str, severity: str) -> None:
    status, said = check(project(with_checks(FIRM[rule], f"{rule}: {severity}")))
    assert status == 1
    assert [line.partition(": ")[2].partition(":")[0] for line in said.splitlines() if f"[{rule}]" in line] == ["error"]


def test_no_entry_is_excepted_from_a_leak(project: Project) -> None:
    excepted = LEAK["calendar/plug.yaml"] + "except: {leak: it is no secret}\n"
    status, said = check(project({**LEAK, "calendar/plug.yaml": excepted}))
    assert status == 1
    assert "[leak]" in said


def test_what_leaks_is_not_published(project: Project, tmp_path: Path) -> None:
    root = project(with_checks(LEAK, "leak: off"))
    words = dateline("build", "--root", str(root), "--now", NOW.isoformat())
    assert subprocess.run(words, capture_output=True, check=False).returncode == 1
    assert not (tmp_path / "site" / "feed.xml").exists()


def test_the_firm_rules() -> None:
    """These guard what readers see or would lose; a new one is added here on purpose."""
    assert {name for name, module in rules().items() if getattr(module, "FIRM", False)} == set(FIRM)


def test_a_rule_that_is_not_there_is_told(project: Project) -> None:
    status, said = check(project(with_checks({}, "slot-takn: off")))
    assert status == 0  # it changes nothing of what is published
    assert "there is no rule “slot-takn” [unknown-name]\n    did you mean “slot-taken”?" in said
