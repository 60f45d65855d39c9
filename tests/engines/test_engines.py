"""Every project builds to the same bytes under MkDocs, under ProperDocs, its continuation, and by our own command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NOW, REPOSITORY, dateline

SITES = sorted(folder for folder in (REPOSITORY / "tests/sites").iterdir() if folder.is_dir())
PROJECTS = [REPOSITORY, *SITES]
WRITTEN = (
    "calendar.yaml",
    "calendar",
    "content",
    "questions",
    "theme",
    "mkdocs.yml",
    "hold.yaml",
    "voice.yaml",
    "results",
    "team",
)
SETTINGS = "site_name: x\ndocs_dir: content\nplugins: [dateline]\n"
ENV = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}


def copied(project: Path, to: Path) -> Path:
    """Copy what a project is made of; one without mkdocs.yml gets the plainest."""
    for name in WRITTEN:
        if (project / name).is_dir():
            shutil.copytree(project / name, to / name)
        elif (project / name).is_file():
            to.mkdir(exist_ok=True)
            shutil.copy(project / name, to / name)
    (to / "content").mkdir(exist_ok=True)
    if not (to / "mkdocs.yml").exists():
        (to / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return to


def trees(root: Path) -> dict[str, bytes]:
    files = (file for name in ("site", "desk") for file in sorted((root / name).rglob("*")) if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def by_engine(engine: str, root: Path, settings: str = "mkdocs.yml") -> dict[str, bytes]:
    command = [sys.executable, "-m", engine, "build", "-q", "-f", str(root / settings)]
    done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return trees(root)


def by_dateline(root: Path) -> dict[str, bytes]:
    subprocess.run(dateline("build", "--root", str(root)), env=ENV, capture_output=True, check=True)
    return trees(root)


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_the_same_bytes(project: Path, tmp_path: Path) -> None:
    """Both engines give the two trees that our own command gives, byte for byte."""
    ours = by_dateline(copied(project, tmp_path / "ours"))
    assert "site/index.html" in ours
    for engine in ("mkdocs", "properdocs"):
        assert by_engine(engine, copied(project, tmp_path / engine)) == ours, engine


def test_its_own_settings_file(tmp_path: Path) -> None:
    """ProperDocs reads properdocs.yml where MkDocs reads mkdocs.yml."""
    ours = by_dateline(copied(SITES[0], tmp_path / "ours"))
    root = copied(SITES[0], tmp_path / "theirs")
    (root / "mkdocs.yml").rename(root / "properdocs.yml")
    assert by_engine("properdocs", root, "properdocs.yml") == ours


def test_it_is_properdocs_that_builds(tmp_path: Path) -> None:
    """The engine that our plugin meets under the name of MkDocs is the one that was called."""
    hook = "import mkdocs\ndef on_pre_build(config):\n    raise SystemExit(f'{mkdocs.__name__} builds')\n"
    root = copied(SITES[0], tmp_path / "project")
    (root / "hook.py").write_text(hook, "utf-8")
    (root / "mkdocs.yml").write_text(f"{SETTINGS}hooks: [hook.py]\n", "utf-8")
    for engine in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", engine, "build", "-f", str(root / "mkdocs.yml")]
        done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
        assert f"{engine} builds" in done.stderr


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_what_stops_one_stops_the_other(engine: str, tmp_path: Path) -> None:
    """A mistake in the plan is told with file, line and column, and nothing is published."""
    root = copied(SITES[0], tmp_path / "project")
    (root / "calendar.yaml").write_text("site: {titel: x}\n", "utf-8")
    command = [sys.executable, "-m", engine, "build", "-f", str(root / "mkdocs.yml")]
    done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "calendar.yaml:1:8: error: there is no key “titel”" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()
