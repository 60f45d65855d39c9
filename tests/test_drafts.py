"""`dateline serve --drafts` shows what is not public, marked as such; nothing of it stays, and `build` has none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from builder.load.tree import Folder
from builder.pipeline import build
from conftest import NOW, Project, built, dateline
from test_embargo import PICTURE as PLUG
from test_serve import serving

FILES = {
    "content/posts/open.md": "---\ndate: 2026-11-03\ntitle: Open\n---\n\nWords for everyone. [Later](later.md)\n",
    "calendar/later.yaml": "publish: Tue 2026-12-01 09:30\ntitle: Later\n",
    "content/posts/later.md": "Nobody is to read these twelve words before the first of May.\n\n![A plug](plug.png)\n",
    "calendar/idea.yaml": "title: Some day\n",
    "content/posts/idea.md": "What may be written about some day, if anybody finds the time.\n",
    "calendar/gone.yaml": "title: Gone\nstatus: dropped\n",
    "content/posts/gone.md": "What nobody wants to write about any more.\n",
    "content/plans.md": "---\ndraft: true\n---\n\n# Plans\n\nA page that is not ready.\n",
}
PAGES = {
    "2026/12/later/": "Not public yet: approved, planned for",
    "drafts/idea/": "Not public yet: in review<",
    "plans/": "Not public yet: draft<",
}


def with_plug(project: Project) -> Path:
    root = project(FILES)
    (root / "content/posts/plug.png").write_bytes(PLUG)
    return root


def files_of(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_what_is_not_public_is_shown_and_marked(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Site and desk stay as they were, and a build afterwards is the one from before."""
    root = with_plug(project)
    words = dateline("build", "--root", str(root), "--now", NOW.isoformat())
    subprocess.run(words, capture_output=True, check=True)
    before = files_of(root / "site"), files_of(root / "desk")
    with serving(root, "dateline", tmp_path_factory.mktemp("log") / "log", "--drafts") as site:
        for path, mark in PAGES.items():
            site.shows(path, mark)
        assert "2026/12/later/" in site.get("posts/open/")
        assert "Not public yet" not in site.get("posts/open/").partition("<main")[2].partition("</article>")[0]
        assert site.get("").count("Not public yet") == 2
        assert "Not public yet: approved" in site.get("archive/")
        assert 'src="plug.' in site.get("2026/12/later/")
        assert site.get("drafts/gone/") == "404"
        site.write("content/posts/later.md", "Other words than these were there before, and they show.\n")
        site.shows("2026/12/later/", "Other words than these")
        assert (files_of(root / "site"), files_of(root / "desk")) == before
    assert not list(root.glob("*-desk"))
    (root / "content/posts/later.md").write_text(FILES["content/posts/later.md"], "utf-8")
    subprocess.run(words, capture_output=True, check=True)
    assert (files_of(root / "site"), files_of(root / "desk")) == before


def test_without_drafts_they_are_not_served(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(with_plug(project), "dateline", tmp_path_factory.mktemp("log") / "log") as site:
        site.shows("posts/open/", "Words for everyone.")
        assert [site.get(path) for path in PAGES] == ["404", "404", "404"]


def test_a_build_has_no_such_option(project: Project) -> None:
    words = dateline("build", "--drafts", "--root", str(with_plug(project)))
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, "No such option" in done.stderr) == (2, True)


def test_only_what_is_shown_is_no_secret(project: Project) -> None:
    """With drafts the leak check looks for what they do not show either; without, for all of it."""
    root = with_plug(project)
    shown, hidden = build(Folder(root), NOW, drafts=True).made, built(root).made
    assert shown is not None
    assert hidden is not None
    assert {canary.about for canary in shown.canaries} == {"gone"}
    assert {canary.about for canary in hidden.canaries} == {"gone", "later", "idea", "plans"}
