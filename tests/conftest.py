"""Golden files, and little projects to build."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.load.tree import Folder
from builder.pipeline import Build, build

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
REPOSITORY = Path(__file__).parent.parent

Golden = Callable[[Mapping[str, bytes], Path], None]
Project = Callable[[Mapping[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out as what is expected; read the diff")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        pytest.exit("golden files are never accepted in CI", returncode=4)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare files with a folder of expected ones, or with --accept put them there."""

    def compare(actual: Mapping[str, bytes], folder: Path) -> None:
        if request.config.getoption("--accept"):
            shutil.rmtree(folder, ignore_errors=True)
            for name, content in actual.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
        expected = {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
        assert sorted(actual) == sorted(expected)
        for name, content in actual.items():
            assert content.decode("utf-8", "replace") == expected[name].decode("utf-8", "replace"), name

    return compare


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Write a little project and return its folder; without its own calendar.yaml it gets a plain one."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in {"calendar.yaml": CALENDAR, **files}.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return tmp_path

    return write


def built(root: Path, now: datetime = NOW) -> Build:
    """Build the project at *root* without memory."""
    return build(Folder(root), now)


def dateline(*words: str) -> list[str]:
    """Return the command line that runs this checkout's program."""
    return [sys.executable, "-m", "builder", *words]


CALENDAR = """\
site:
  title: Little
  url: https://little.example/
  namespace: little.example,2026
timezone: Europe/Berlin
channels:
  blog: {kind: site, slots: [Tue 09:30], at: 09:00}
  mastodon: {kind: mastodon}
  bluesky: {kind: bluesky}
announce:
  standard:
    launch: {at: day 0, on: [blog, mastodon, bluesky]}
people:
  chief: {name: Managing editor}
  social: {name: Social editor}
shapes:
  article:
    days_before: {draft: {days: 5, by: owner}, review: {days: 2, by: chief}}
    announce: standard
"""
