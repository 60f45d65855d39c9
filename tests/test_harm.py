"""Inputs that mean harm, or come close: handled, or ended with file, line and column; and what stood there stays.

How long and how much memory they take is measured by hand, since a test that is timed tells of the machine.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from conftest import NOW
from hostile import files, front, plans, words
from hostile.inputs import GOOD, Files

CASES = {**front.CASES, **words.CASES, **plans.CASES, **files.CASES}
HARM = (b"root:x:0", b"SECRET")  # what stands in /etc/passwd, and in what is nobody's business
SCRIPTS = (b"<script>alert", b"onerror=alert(1)>", b'="javascript:')
PLACE = re.compile(r"^[^:\n]+:\d+:\d+: error: ", re.MULTILINE)
RUN = {".html", ".xml", ".svg", ".png", ".jpg"}  # what a browser may take for a page


def put(root: Path, inputs: Files) -> None:
    for name, data in inputs.items():
        file = Path(os.fsdecode(os.fsencode(root / name)))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def built(root: Path) -> Result:
    try:
        with chdir(root):
            return CliRunner().invoke(main, ["build", "--root", str(root), "--now", NOW.isoformat()])
    finally:
        gc.enable()  # a command has no need of it


def tree(folder: Path) -> dict[str, bytes]:
    return {os.fspath(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project, built."""
    root = tmp_path_factory.mktemp("published")
    put(root, GOOD)
    assert built(root).exit_code == 0
    return root


def withstands(published: Path, root: Path, act: Callable[[Path], object]) -> None:
    """Build the published project again after *act*, and look at all that it could have done."""
    shutil.copytree(published, root, dirs_exist_ok=True)
    before = tree(root / "site")
    act(root)
    result = built(root)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in {0, 1}
    assert not re.search(r"^::|\x1b", result.output, re.MULTILINE)
    after = tree(root / "site")
    if result.exit_code == 1:
        assert after == before
        assert PLACE.search(result.stderr), result.stderr
    for path, data in after.items():
        harmful = HARM + SCRIPTS if Path(path).suffix in RUN else HARM
        assert not [harm for harm in harmful if harm in data], path
    assert not (root / "harm").exists()


@pytest.mark.parametrize("name", CASES)
def test_harm_is_withstood(name: str, published: Path, tmp_path: Path) -> None:
    withstands(published, tmp_path / "project", lambda root: put(root, CASES[name]))


@pytest.mark.parametrize("name", files.ACTS)
def test_what_is_no_file_is_withstood(name: str, published: Path, tmp_path: Path) -> None:
    withstands(published, tmp_path / "project", files.ACTS[name])
