"""`--untrusted`: of a repository that nobody knows only content and plan are used, within bounds of time and memory."""

from __future__ import annotations

import faulthandler
import json
import os
import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from builder.bounds import Bounds, Lift, bounded
from builder.load import untrusted
from builder.load.untrusted import Untrusted
from conftest import CALENDAR, NOW, REPOSITORY, Project, dateline

FILES = {
    "content/posts/open.md": "---\ndate: 2026-11-03\ntitle: Open\n---\n\nWords for everyone.\n",
    "content/about.md": "# About\n\nWe write.\n",
    "calendar/later.yaml": "publish: Tue 2026-12-01 09:30\ntitle: Later\nannounce: standard\n",
    "content/posts/later.md": "Nobody is to read these twelve words before the first of December.\n",
}
HOSTILE = {
    "mkdocs.yml": "site_name: x\ndocs_dir: content\nplugins: [dateline, evil]\nhooks: [hooks.py]\n",
    "hooks.py": "import pathlib\npathlib.Path(__file__).with_name('pwned').write_text('by a hook')\n",
    "evil.py": "import pathlib\npathlib.Path(__file__).with_name('pwned').write_text('by a plugin')\n",
    "theme/site/post.html": "{% for c in ().__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}pwned",
    "theme/site/assets/site.css": "/* pwned */",
    "theme/snippets/default.txt.j2": "pwned {{ view.title }}",
    "theme/desk/index.html": "pwned",
    "team/more.yaml": "pwned:\n  title: Pwned\n",
    "team/days.ics": "pwned",
    "calendar.yaml": f"{CALENDAR}include: [team/*.yaml]\nobservances: [team/days.ics]\n",
}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = dateline(*words, "--untrusted", "--root", str(root), "--now", NOW.isoformat())
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)


def files_of(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


PROMISES = "report/promised-delivered.html"


def test_nothing_but_content_and_plan_is_used(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The bytes are those of the same content and plan without anything else, and what was left out is told."""
    root = project({**FILES, **HOSTILE})
    done = run(root, "build")
    assert done.returncode == 0, done.stderr
    left = "mkdocs.yml, theme, include: team/*.yaml, observances: team/days.ics"
    told = f"left out, since only content and plan are trusted: {left}\n"
    assert done.stderr == told
    assert not list(root.glob("pwned"))
    assert not (root / ".dateline").exists()
    plain = tmp_path_factory.mktemp("plain")
    for name, text in {**FILES, "calendar.yaml": CALENDAR}.items():
        (plain / name).parent.mkdir(parents=True, exist_ok=True)
        (plain / name).write_text(text, "utf-8")
    subprocess.run(dateline("build", "--root", str(plain), "--now", NOW.isoformat()), capture_output=True, check=True)
    assert files_of(root / "site") == files_of(plain / "site")
    desk, without = files_of(root / "desk"), files_of(plain / "desk")
    assert b"git is not asked" in desk.pop(PROMISES)  # the other says that it is in no repository
    assert b"git is not asked" not in without.pop(PROMISES)
    assert desk == without
    assert "about/index.html" in files_of(root / "site")


@pytest.mark.parametrize("command", ["build", "check"])
def test_what_was_left_out_is_told_once(project: Project, command: str) -> None:
    done = run(project({**FILES, **HOSTILE}), command)
    assert (done.returncode, done.stderr.count("left out")) == (0, 1)
    assert "Traceback" not in done.stderr


def test_json_tells_it_too(project: Project) -> None:
    done = run(project({**FILES, **HOSTILE}), "build", "--format", "json")
    assert json.loads(done.stdout)["left_out"] == [
        "mkdocs.yml",
        "theme",
        "include: team/*.yaml",
        "observances: team/days.ics",
    ]


def test_what_is_remembered_there_is_not_believed(project: Project) -> None:
    """A planted .dateline/ makes no page of a file that says something else; it is neither read nor written."""
    root = project(FILES)
    subprocess.run(dateline("build", "--root", str(root), "--now", NOW.isoformat()), capture_output=True, check=True)
    true = files_of(root / "site")
    with sqlite3.connect(root / ".dateline/cache.sqlite") as store:
        store.execute("UPDATE files SET found = replace(found, 'Open', 'Pwned')")
    shutil.rmtree(root / "site")
    before = (root / ".dateline/cache.sqlite").read_bytes()
    assert run(root, "build").returncode == 0
    assert files_of(root / "site") == true
    assert (root / ".dateline/cache.sqlite").read_bytes() == before
    subprocess.run(dateline("build", "--root", str(root), "--now", NOW.isoformat()), capture_output=True, check=True)
    assert b"Pwned" in files_of(root / "site")["feed.xml"]  # which one that is trusted would be


def test_an_output_that_is_a_link_is_not_followed(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    root, elsewhere = project(FILES), tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "index.html").write_text('<meta name="generator" content="Dateline">', "utf-8")
    (root / "site").symlink_to(elsewhere)
    done = run(root, "build")
    assert (done.returncode, "is a link to another place" in done.stderr) == (2, True)
    assert [file.name for file in elsewhere.iterdir()] == ["index.html"]


def test_content_that_is_a_link_is_not_read(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("---\ndate: 2026-11-03\n---\nA secret of this machine.\n", "utf-8")
    root = project({})
    (root / "content").symlink_to(elsewhere)
    assert run(root, "build").returncode == 1
    assert not (root / "site").exists()


def test_fix_is_for_files_of_ones_own(project: Project) -> None:
    assert run(project(FILES), "check", "--fix").returncode == 2


def test_too_many_files_are_one_sentence(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(FILES)
    monkeypatch.setattr(untrusted, "MOST_FILES", 2)
    assert Untrusted(root).excess() == "there are more than 2 files"
    monkeypatch.undo()
    monkeypatch.setattr(untrusted, "MOST_BYTES", 10)
    assert Untrusted(root).excess() == "its files have more than 0 MB"


def test_a_huge_file_is_not_even_opened(project: Project) -> None:
    """The site that stood before is the same, byte for byte."""
    root = project(FILES)
    assert run(root, "build").returncode == 0
    before = files_of(root / "site")
    with (root / "content/huge.mp4").open("wb") as huge:
        huge.truncate(2 << 30)
    done = run(root, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "this is more than an untrusted project may ask for: its files have more than 1,024 MB; nothing is published\n"
    )
    assert files_of(root / "site") == before


def spin(_: Lift) -> None:
    while True:
        pass


def sleep(_: Lift) -> None:
    time.sleep(60)


def hoard(_: Lift) -> None:
    bytearray(1 << 40)


def abort(_: Lift) -> None:
    faulthandler.disable()
    os.abort()  # as a library does that is given no memory


SMALL = Bounds(work=1, clock=3, memory=1 << 30)
LONG = Bounds(work=1, clock=60)


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (sleep, "it took longer than 3 seconds"),
        (hoard, "it took more than 1,024 MB of memory"),
        (abort, "it took more than 1,024 MB of memory"),
    ],
)
def test_what_exceeds_the_bounds_is_ended(act: object, why: str) -> None:
    assert callable(act)
    assert bounded(act, SMALL) == why


def test_endless_work_is_ended() -> None:
    assert bounded(spin, LONG) == "it took more than 1 seconds of work"


def test_what_has_begun_to_move_is_not_ended() -> None:
    def move(lift: Lift) -> None:
        lift()
        time.sleep(3.5)

    assert bounded(move, SMALL) == 0


@pytest.mark.parametrize("status", [0, 1, 2])
def test_the_exit_status_comes_through(status: int) -> None:
    def end(_: Lift) -> None:
        raise SystemExit(status)

    assert bounded(end, SMALL) == status
