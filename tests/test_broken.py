"""Every folder of tests/broken breaks one rule, and holds the whole text of what `dateline check` says to that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import warm
from builder.checks import rules
from conftest import NOW, Golden
from team import Team

BROKEN = Path(__file__).parent / "broken"


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_has_a_site_that_breaks_it(rule: str, golden: Golden, tmp_path: Path) -> None:
    """One rule is broken, one cause gives one problem, and the whole message is as expected."""
    folder = BROKEN / rule
    assert folder.is_dir(), f"there is no tests/broken/{rule}"
    root = Path(shutil.copytree(folder, tmp_path / "project", symlinks=True, ignore=shutil.ignore_patterns("expected")))
    if rule == "history-cut":  # which stands in no file
        root = shallow(root, tmp_path)
    done = warm.told(("check", "-v", "--root", str(root), "--now", NOW.isoformat()))
    told = {line.rpartition("[")[2].rstrip("]") for line in done.stderr.splitlines() if not line.startswith(" ")}
    assert told == {rule}
    assert done.returncode == int(" error: " in done.stderr)
    golden({"problems.txt": done.stderr.encode()}, folder / "expected")


def shallow(root: Path, tmp_path: Path) -> Path:
    """Return a clone of *root* that has its newest commit alone."""
    team = Team(tmp_path / "team")
    shutil.copytree(root, team.root, dirs_exist_ok=True)
    team.commit()
    team.git("clone", "-q", "--depth=1", team.root.as_uri(), str(tmp_path / "shallow"))
    return tmp_path / "shallow"


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_explains_itself(rule: str) -> None:
    """A docstring says what, why, how to mend, and gives an example."""
    text = rules()[rule].__doc__ or ""
    for part in ("\n\nWhy: ", "\n\nHow to mend it: ", "\n\nFor example:\n\n    "):
        assert part in text


def test_every_broken_site_is_of_a_rule() -> None:
    assert {folder.name for folder in BROKEN.iterdir()} == set(rules())
