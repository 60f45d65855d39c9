"""What git remembers of promises: real repositories, in good and bad states."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.load.history import dates_in, load_history
from builder.load.tree import Folder
from builder.load.untrusted import Untrusted
from builder.model.history import History
from builder.model.memo import Forgetful
from team import DAY, START, Team

FIRST, SECOND = "publish: Tue 2026-12-01 09:30\ntitle: Screw\n", "publish: Tue 2026-12-08 09:30\ntitle: Screw\n"
ONE, OTHER = "2026-12-01", "Thu 2026-12-03 09:30"
INDENTED = f"    x: |\n      publish: {OTHER}\n"
FORMS: dict[str, tuple[str, dict[str, dict[str, str]]]] = {
    "a line": (FIRST, {"screw": {"": "Tue 2026-12-01 09:30"}}),
    "a remark": (f"publish: {ONE}  # or later\ntitle: Screw\n", {"screw": {"": ONE}}),
    "quotes": ('title: Screw\npublish: "week of 2026-12-07"\n', {"screw": {"": "week of 2026-12-07"}}),
    "no date": ("title: Screw\n", {"screw": {}}),
    "words of a post": (f"title: S\nposts:\n{INDENTED}", {"screw": {}}),
    "languages": (f"publish: {{en: {ONE}, de: {OTHER}}}\n", {"screw": {"en": ONE, "de": OTHER}}),
    "languages below": (f"publish:\n  en: {ONE}\n  # de\n  de: {OTHER}\n", {"screw": {"en": ONE, "de": OTHER}}),
    "many": (f"a:\n  title: A\n  publish: {ONE}\nb:\n  title: B\n", {"a": {"": ONE}, "b": {}}),
    "many in braces": (f"a: {{title: A, publish: {ONE}}}\nb: {{title: B}}\n", {"a": {"": ONE}, "b": {}}),
    "many with words": (f"a:\n  posts:\n{INDENTED}  publish: {ONE}\n", {"a": {"": ONE}}),
    "a conflict": (f"<<<<<<< HEAD\n{FIRST}=======\n{SECOND}>>>>>>> b\n", {"screw": {"": "Tue 2026-12-01 09:30"}}),
    "nothing": ("", {}),
}


@pytest.mark.parametrize("form", FORMS)
def test_dates_are_read_by_their_lines(form: str) -> None:
    text, expected = FORMS[form]
    assert dict(dates_in("calendar/screw.yaml", text)) == expected


PARTS = ["publish:", " {", "}", "a:", " 2026-12-01", "\n", "  ", "#", '"', "en:", "title: x", ","]


@given(st.lists(st.sampled_from(PARTS)).map("".join) | st.text())
def test_any_text_is_read(text: str) -> None:
    """Whatever a file once said, its dates are words on one line."""
    for _, dates in dates_in("calendar/screw.yaml", text):
        assert all("\n" not in said for said in dates.values())


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path / "team")


def history_of(team: Team, folder: str = "") -> History:
    return load_history(Folder(team.root / folder), (), Forgetful())


def told(history: History, id_: str = "screw") -> list[tuple[int | None, str]]:
    """Return on which day of the team each date of an entry came, without its language."""
    rows = history.promises.get(id_, ())
    days = [None if one.since is None else (int(one.since.timestamp()) - START) // DAY for one in rows]
    said = [one.of("en") for one in rows]
    return [(day, one.text if one else "") for day, one in zip(days, said, strict=True)]


BOTH = [(1, "Tue 2026-12-01 09:30"), (2, "Tue 2026-12-08 09:30")]


def test_a_moved_date_is_a_second_promise(team: Team) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    team.write({"calendar/screw.yaml": SECOND})
    team.write({"calendar/screw.yaml": SECOND + "owner: chief\n"})
    history = history_of(team)
    assert told(history) == BOTH
    assert [one.publish[""].last for one in history.promises["screw"]] == [date(2026, 12, 1), date(2026, 12, 8)]
    assert (history.unknown, history.commit) == ("", team.git("rev-parse", "HEAD").strip())


def test_a_file_that_moves_changes_no_promise(team: Team) -> None:
    """Entries are known by their ids: a folder, and a file of many, are nothing new."""
    team.write({"calendar/screw.yaml": FIRST})
    (team.root / "calendar/2026").mkdir()
    team.git("mv", "calendar/screw.yaml", "calendar/2026/screw.yaml")
    team.commit()
    (team.root / "calendar/2026/screw.yaml").unlink()
    team.write({"calendar/all.yaml": "screw:\n  publish: Tue 2026-12-01 09:30\n  title: Screw\n"})
    assert told(history_of(team)) == BOTH[:1]


def test_a_date_that_is_taken_away_promises_nothing(team: Team) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    team.write({"calendar/screw.yaml": "title: Screw\n"})
    team.write({"calendar/screw.yaml": SECOND})
    assert told(history_of(team)) == [BOTH[0], (2, ""), (3, BOTH[1][1])]


def test_a_merge_is_the_day_on_which_it_came(team: Team) -> None:
    """What was tried out on a branch was promised to nobody."""
    team.write({"calendar/screw.yaml": FIRST})
    team.git("checkout", "-qb", "side")
    team.write({"calendar/screw.yaml": "publish: 2027-01-01\ntitle: Screw\n"})
    team.write({"calendar/screw.yaml": SECOND})
    team.git("checkout", "-q", "main")
    team.write({"content/other.md": "# Other\n"})
    team.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    assert told(history_of(team)) == [BOTH[0], (5, BOTH[1][1])]


def test_a_shallow_clone_says_what_it_cannot_know(team: Team, tmp_path: Path) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    team.write({"calendar/screw.yaml": SECOND})
    team.write({"calendar/screw.yaml": "publish: 2026-12-10\ntitle: Screw\n"})
    team.git("clone", "-q", "--depth=2", f"file://{team.root}", str(tmp_path / "shallow"))
    history = load_history(Folder(tmp_path / "shallow"), (), Forgetful())
    assert told(history) == [(None, BOTH[1][1]), (3, "2026-12-10")]
    assert "git fetch --unshallow" in history.unknown


def test_a_project_in_a_folder_of_its_repository(team: Team) -> None:
    team.write({"plan/calendar/screw.yaml": FIRST, "calendar/screw.yaml": "publish: 2030-01-01\ntitle: Other\n"})
    assert told(history_of(team, "plan")) == BOTH[:1]


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    history = load_history(Folder(tmp_path), (), Forgetful())
    assert (history.promises, history.unknown) == ({}, "this project is in no git repository")


def test_without_a_commit_nothing_is_known(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert load_history(Folder(tmp_path), (), Forgetful()).unknown.startswith("git tells nothing of this folder")


def test_without_git_nothing_is_known(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    monkeypatch.setenv("PATH", str(team.root))
    assert history_of(team).promises == {}
    assert "not installed" in history_of(team).unknown


def test_who_is_not_trusted_is_not_asked(team: Team) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    history = load_history(Untrusted(team.root), (), Forgetful())
    assert (history.promises, history.unknown) == ({}, "git is not asked about a project that is not trusted")


def test_nothing_of_a_repository_is_run(team: Team) -> None:
    """Neither its settings nor its attributes name a program that would be called."""
    mark = team.root / "called"
    program = team.root / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", "utf-8")
    program.chmod(0o755)
    team.write({"calendar/screw.yaml": FIRST, ".gitattributes": "*.yaml diff=x filter=x\n"})
    for name in ("diff.external", "diff.x.command", "diff.x.textconv", "core.pager", "core.fsmonitor", "gpg.program"):
        team.git("config", name, str(program))
    team.git("config", "filter.x.smudge", str(program))
    team.git("config", "log.showSignature", "true")
    (team.root / ".git/hooks").mkdir(exist_ok=True)
    assert told(history_of(team)) == BOTH[:1]
    assert not mark.exists()


def test_settings_of_a_team_change_nothing(team: Team) -> None:
    team.write({"calendar/screw.yaml": FIRST})
    team.write({"calendar/screw.yaml": SECOND})
    for setting in ("log.showRoot=false", "color.ui=always", "log.decorate=full", "diff.noprefix=true", "log.date=iso"):
        team.git("config", *setting.split("="))
    team.git("config", "format.pretty", "fuller")
    assert told(history_of(team)) == BOTH


def test_a_commit_is_read_once(team: Team) -> None:
    """What is remembered of a commit is believed; the next commit is read anew."""
    team.write({"calendar/screw.yaml": FIRST})
    memo = Forgetful()
    load_history(Folder(team.root), (), memo)
    memo.put(".git", replace(memo.known[".git"], found='["", {"screw": []}, {}]'))
    assert told(load_history(Folder(team.root), (), memo)) == []
    team.write({"calendar/screw.yaml": SECOND})
    assert told(load_history(Folder(team.root), (), memo)) == BOTH


def test_too_many_versions_are_told(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out is no promise of another day, and what a change was made from is known all the same."""
    team.write({"calendar/screw.yaml": FIRST})
    team.write({"calendar/screw.yaml": SECOND})
    monkeypatch.setattr("builder.load.git.MOST_COMMITS", 1)
    monkeypatch.setattr("builder.load.history.MOST_COMMITS", 1)
    history = history_of(team)
    assert told(history) == [(None, BOTH[0][1]), BOTH[1]]
    assert "more versions of the plan" in history.unknown
    monkeypatch.setattr("builder.load.git.BIGGEST", 10)
    assert history_of(team).promises == {}
