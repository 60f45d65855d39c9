"""Every folder of tests/sites is a project that builds to its expected/, byte for byte, by every way there is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import NOW, Golden, dateline

SITES = sorted(folder for folder in (Path(__file__).parent / "sites").iterdir() if folder.is_dir())
NAMED = re.compile(r"(?:^|/)assets/|\.jpg$")
FOLLOWING = re.compile(rb'("\$link": )"b[a-z2-7]{58}"|("size": )\d+')


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a tree; only the names of the theme's assets, since they stand in theme/ already, and of
    pictures that are made, since another Pillow makes other bytes."""
    found = {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
    return {name: b"" if NAMED.search(name) else _steady(name, data) for name, data in found.items()}


def _steady(name: str, data: bytes) -> bytes:
    """Return a file without what follows from the bytes of a picture; `tests/test_cards.py` looks at that."""
    return FOLLOWING.sub(rb'\1\2"made"', data) if name.endswith(".json") else data


def copy(site: Path, to: Path) -> Path:
    return Path(shutil.copytree(site, to / "project", ignore=shutil.ignore_patterns("expected")))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_site(site: Path, golden: Golden, tmp_path: Path) -> None:
    """A site builds to what its expected/ folder holds."""
    root = copy(site, tmp_path)
    done = subprocess.run(
        dateline("build", "--root", str(root), "--now", NOW.isoformat()), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    trees = {f"site/{name}": data for name, data in files_of(root / "site").items()}
    trees |= {f"desk/{name}": data for name, data in files_of(root / "desk").items()}
    golden({**trees, "problems.txt": done.stderr.encode()}, site / "expected")


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_mkdocs_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """`mkdocs build` publishes what `dateline build` does."""
    root = copy(site, tmp_path)
    (root / "content").mkdir(exist_ok=True)
    if not (root / "mkdocs.yml").exists():
        (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\nplugins: [dateline]\n", "utf-8")
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")], env=env, check=True)
    by_mkdocs = files_of(root / "site")
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".dateline")
    subprocess.run(dateline("build", "--root", str(root), "--now", NOW.isoformat()), capture_output=True, check=True)
    assert files_of(root / "site") == by_mkdocs


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_no_machine_changes_a_byte(site: Path, tmp_path: Path) -> None:
    """Locale, TZ and hash seed change nothing."""
    trees = []
    for number, env in enumerate(({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "UTC", "LC_ALL": "C.UTF-8"})):
        root = copy(site, tmp_path / str(number))
        words = dateline("build", "--root", str(root), "--now", NOW.isoformat())
        subprocess.run(words, env={**os.environ, **env}, capture_output=True, check=True)
        trees.append((files_of(root / "site"), files_of(root / "desk")))
    assert trees[0] == trees[1]
