"""What `check` has found is said again as it was, and looked for anew as soon as anything is different."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from builder import store
from builder.options import Options
from builder.recall import recall
from conftest import CALENDAR, Project
from warm import told

NOW = "2026-11-22T12:00"
LATER = "2026-11-22T12:07:31"
FILES = {
    "calendar.yaml": f"{CALENDAR}include: [more/*.yaml]\n",
    "calendar/plug.yaml": "publish: 2026-11-22 15:00\ntitle: A new plug\nshape: article\n",
    "calendar/screw.yaml": "publish: 2026-11-20 09:30\ntitle: A stuck screw\nshape: article\nowner: chef\n",
    "content/posts/hello.md": "---\ndate: 2026-11-03\n---\nSee [there](nowhere.md).\n",
    "content/about.md": "# About\n",
    "more/later.yaml": "later: {title: Later}\n",
}
CHANGES = (
    ("calendar/plug.yaml", "publish: 2026-11-22 15:00\ntitle: A newer plug\n"),
    ("calendar/new.yaml", "title: New\n"),
    ("calendar.yaml", CALENDAR),
    ("content/posts/hello.md", "---\ndate: 2026-11-03\n---\nWords.\n"),
    ("content/posts/other.md", "---\ndate: 2026-11-03\n---\nWords.\n"),
    ("content/about.md", "# Who we are\n"),
    ("content/.authors.yml", "authors: {ann: {name: Ann}}\n"),
    ("theme/site/post.html", "{{ nothing }}\n"),
    ("hold.yaml", "since: 2026-11-22 09:00\n"),
    ("questions/why.yaml", "question: Why?\n"),
    ("voice.yaml", "avoid: {}\n"),
    ("results/2026.csv", "entry,channel,rung,date\n"),
    ("mkdocs.yml", "site_name: x\ndocs_dir: content\nplugins: [dateline]\n"),
    ("more/ideas.yaml", "idea: {title: An idea}\n"),
)


def check(root: Path, *words: str, now: str = LATER) -> tuple[int, str, str]:
    done = told(("check", "--root", str(root), "--now", now, *words))
    return done.returncode, done.stdout, done.stderr


def known(root: Path, now: str = LATER, *, fix: bool = False, untrusted: bool = False) -> bool:
    """Tell whether `check` would say again what it said."""
    try:
        recall(Options(root, now, quiet=True, untrusted=untrusted), fix=fix)
    except SystemExit:
        return True
    return False


@pytest.fixture
def checked(project: Project) -> Path:
    root = project(FILES)
    check(root, now=NOW)
    return root


@pytest.mark.parametrize("words", [(), ("-v",), ("-q",), ("--format", "json")], ids=" ".join)
def test_it_says_the_same(words: tuple[str, ...], checked: Path) -> None:
    assert known(checked)
    again = check(checked, *words)
    shutil.rmtree(checked / ".dateline")
    assert again == check(checked, *words)
    assert again[0] == 1


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change[0])
def test_whatever_is_written_is_looked_at(change: tuple[str, str], checked: Path) -> None:
    name, text = change
    assert known(checked)
    (checked / name).parent.mkdir(parents=True, exist_ok=True)
    (checked / name).write_text(text, "utf-8")
    assert not known(checked)


@pytest.mark.parametrize("name", ["calendar/plug.yaml", "content/about.md", "content/posts/hello.md"])
def test_whatever_is_gone_is_missed(name: str, checked: Path) -> None:
    (checked / name).unlink()
    assert not known(checked)


def test_a_link_in_the_place_of_a_file_is_seen(checked: Path) -> None:
    (checked / "hold.yaml").symlink_to(checked / "calendar.yaml")
    assert not known(checked)


def test_a_commit_may_change_what_was_promised(checked: Path) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", "user.name=Chief", "-c", "user.email=chief@little.example")
    subprocess.run(("git", "-C", str(checked), "init", "-q"), check=True, env=env)
    assert not known(checked)
    check(checked, now=NOW)
    assert known(checked)
    subprocess.run(("git", "-C", str(checked), "add", "calendar"), check=True, env=env)
    subprocess.run(("git", "-C", str(checked), *who, "commit", "-qm", "Plan"), check=True, env=env)
    assert not known(checked)


@pytest.mark.parametrize(
    "now", ["2026-11-22T14:00:01", "2026-11-23T00:00", "2026-11-22T13:00+01:00", "2026-11-21T12:00"]
)
def test_it_holds_until_the_plan_turns(now: str, checked: Path) -> None:
    """A piece goes out at 14:00 UTC; days turn at midnight, in the plan's timezone and in that of the hour."""
    assert known(checked, "2026-11-22T13:59:59")
    assert not known(checked, now)


def test_an_upgrade_looks_again(checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "code_digest", lambda: "another")
    assert not known(checked)


def test_what_is_not_trusted_is_looked_at_each_time(checked: Path) -> None:
    assert not known(checked, untrusted=True)
    (checked / ".dateline/cache.sqlite").unlink()
    check(checked, "--untrusted", now=NOW)
    assert not known(checked)


def test_what_can_be_mended_is_mended(project: Project) -> None:
    root = project({**FILES, "calendar/plug.yaml": "publish: Mon 2026-12-01 15:00\ntitle: A new plug\n"})
    assert "Mon" in check(root, now=NOW)[2]
    assert known(root)
    assert not known(root, fix=True)
    check(root, "--fix")
    assert "Tue" in (root / "calendar/plug.yaml").read_text("utf-8")


def test_where_nothing_can_be_mended_the_same_is_said(project: Project) -> None:
    root = project({name: text for name, text in FILES.items() if "screw" not in name})
    assert "nowhere.md" in check(root, now=NOW)[2]
    assert known(root, fix=True)


def test_what_a_hook_does_nobody_can_remember(project: Project) -> None:
    settings = "site_name: x\ndocs_dir: content\nplugins: [dateline]\nhooks: [hook.py]\n"
    root = project({**FILES, "mkdocs.yml": settings, "hook.py": ""})
    check(root, now=NOW)
    assert not known(root)


@pytest.mark.parametrize("answer", ["", "{", "[]", "{}", '{"between": [0, 9e9], "zone": "0:00:00"}', '"x"', "null"])
def test_a_memory_of_anything_is_no_answer(answer: str, checked: Path) -> None:
    with sqlite3.connect(checked / ".dateline/cache.sqlite") as db:
        db.execute("UPDATE seals SET seal = ? WHERE folder = '(answer)'", (answer,))
    db.close()
    assert not known(checked)


def test_a_broken_memory_is_no_answer(checked: Path) -> None:
    (checked / ".dateline/cache.sqlite").write_bytes(b"x" * 5000)
    assert not known(checked)
    assert json.loads(check(checked, "--format", "json")[1])


def test_an_hour_that_is_none_is_told_as_ever(checked: Path) -> None:
    assert check(checked, now="noon")[0] == 2
