"""The writer: only what changed is rendered and written, whatever happened to the memory of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builder.load.tree import Folder
from builder.model.artifact import Artifact
from builder.pipeline import Build, build
from builder.publish import Folders, Outcome, publish
from builder.store import BusyError, opened
from builder.write import NotOursError
from conftest import NOW, Project, dateline

POST = "---\ntitle: Post {0}\ntags: [{1}]\n---\nWords of post {0}, with a [link](post-1.md).\n"
ENTRY = "publish: 2026-10-0{0} 09:00\ntitle: Post {0}\nshape: article\nowner: chief\n"
POSTS = {f"content/posts/post-{n}.md": POST.format(n, "odd" if n % 2 else "even") for n in range(1, 8)}
PLAN = {f"calendar/post-{n}.yaml": ENTRY.format(n) for n in range(1, 8)}
DRAFT = {
    "calendar/draft.yaml": "publish: 2026-12-01 09:00\ntitle: Later\n",
    "content/posts/draft.md": "Nobody is to read these twelve words before the first of December.\n",
}


def files_of(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def run(root: Path, rendered: list[str] | None = None) -> Outcome:
    """Build and publish the project at *root*, noting in *rendered* what was rendered."""
    with opened(root) as store:
        made = build(Folder(root), NOW, store)
        assert made.made is not None
        if rendered is not None:
            made = replace(made, made=replace(made.made, artifacts=watched(made, rendered)))
        return publish(made, (), Folders(root / "site", root / "desk"), store)


def watched(made: Build, rendered: list[str]) -> tuple[Artifact, ...]:
    """Return the artifacts of a build so that each notes when it is rendered."""
    assert made.made is not None

    def watch(artifact: Artifact) -> Artifact:
        def render() -> bytes:
            rendered.append(f"{artifact.where}/{artifact.path}")
            return artifact.render()

        return replace(artifact, render=render)

    return tuple(watch(artifact) for artifact in made.made.artifacts)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def cold(root: Path, beside: Path) -> dict[str, bytes]:
    """Return what a build of the same project in a fresh folder makes."""
    copy = Path(shutil.copytree(root, beside / "cold"))
    for name in ("site", "desk", ".dateline"):
        shutil.rmtree(copy / name)
    run(copy)
    return {**files_of(copy / "site"), **{f"desk/{name}": data for name, data in files_of(copy / "desk").items()}}


def test_a_second_build_renders_nothing(project: Project) -> None:
    root = project({**POSTS, **PLAN})
    run(root)
    rendered: list[str] = []
    outcome = run(root, rendered)
    assert rendered == []
    assert outcome.site.made == outcome.desk.made == []


EDITS = {
    # the page, the feeds it stands in, the lists that show its opening, and the words made of that
    ("content/posts/post-3.md", "Words of", "Other words of"): {
        "site/2026/10/post-3/index.html",
        *(f"site/{name}" for name in ("feed.xml", "atom.xml", "feed.json", "newsletter.xml")),
        *(f"site/tags/odd/{name}" for name in ("feed.xml", "atom.xml", "feed.json")),
        *(f"site/authors/managing-editor/{name}" for name in ("feed.xml", "atom.xml", "feed.json")),
        "site/tags/odd/index.html",
        "site/index.html",
        "site/archive/index.html",
        "site/archive/2026/index.html",
        "site/authors/managing-editor/index.html",
        "desk/index.html",
        "desk/outbox.json",
        "desk/snippets/post-3/launch.blog.en.txt",
        "desk/snippets/post-3/launch.mastodon.en.txt",
        "desk/snippets/post-3/launch.mastodon.en.json",
        "desk/snippets/post-3/launch.bluesky.en.json",  # its card has the opening
    },
    ("theme/site/assets/site.css", "body", "body "): {"site/assets/site.css", "desk/assets/site.css"},
    # whose work can be chosen on the first screen of each
    ("calendar.yaml", "Social editor", "Social desk"): {
        "desk/calendars/social.ics",
        "desk/calendars/index.html",
        "desk/index.html",
        "desk/people/chief.html",
        "desk/people/social.html",
    },
}


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change[0])
def test_an_edit_renders_what_it_changes(project: Project, tmp_path: Path, change: tuple[str, str, str]) -> None:
    """The renders after an edit are counted, and the bytes are those of a cold build."""
    root = project({**POSTS, **PLAN, "theme/site/assets/site.css": "body { margin: 0 }\n"})
    run(root)
    file, old, new = change
    edit(root / file, old, new)
    rendered: list[str] = []
    run(root, rendered)
    assert set(rendered) == EDITS[change]
    warm = {**files_of(root / "site"), **{f"desk/{name}": data for name, data in files_of(root / "desk").items()}}
    assert warm == cold(root, tmp_path)


def test_only_files_whose_bytes_changed_are_written(project: Project) -> None:
    """A template that changes no byte renders every page and writes none."""
    root = project({**POSTS, **PLAN, "theme/site/words.html": (Path("theme/site/words.html")).read_text("utf-8")})
    run(root)
    before = {f: f.stat().st_mtime_ns for f in (root / "site").rglob("*.html")}
    edit(root / "theme/site/words.html", "the one file to translate", "the only file to translate")
    rendered: list[str] = []
    outcome = run(root, rendered)
    assert len(rendered) > len(POSTS)
    assert outcome.site.made == []
    assert {f: f.stat().st_mtime_ns for f in (root / "site").rglob("*.html")} == before


@pytest.mark.parametrize("harm", ["gone", "cut", "nonsense", "empty"])
def test_a_lost_cache_costs_time_only(project: Project, harm: str) -> None:
    root = project({**POSTS, **PLAN})
    run(root)
    before = files_of(root / "site")
    cache = root / ".dateline" / "cache.sqlite"
    match harm:
        case "gone":
            shutil.rmtree(root / ".dateline")
        case "cut":
            cache.write_bytes(cache.read_bytes()[:5000])
        case "nonsense":
            cache.write_bytes(b"not a database " * 999)
        case "empty":
            cache.write_bytes(b"")
    (root / "content/posts/post-7.md").unlink()
    edit(root / "content/posts/post-2.md", "Words of", "Words again of")
    outcome = run(root)
    after = files_of(root / "site")
    assert "2026/10/post-7/index.html" in before
    assert "2026/10/post-7/index.html" not in after
    assert b"Words again of" in after["2026/10/post-2/index.html"]
    assert "2026/10/post-3/index.html" not in outcome.site.made  # its bytes were there already
    assert [file.name for file in (root / ".dateline").iterdir()] == ["cache.sqlite"]


def test_what_is_private_again_is_removed(project: Project) -> None:
    root = project({**POSTS, **PLAN})
    run(root)
    edit(root / "calendar/post-3.yaml", "owner: chief", "owner: chief\nstatus: parked")
    outcome = run(root)
    assert "2026/10/post-3/index.html" in outcome.site.removed
    assert not (root / "site/2026/10/post-3").exists()


def test_a_file_changed_by_hand_is_put_right(project: Project) -> None:
    root = project({**POSTS, **PLAN})
    run(root)
    before = files_of(root / "site")
    (root / "site/index.html").write_text("Dateline, defaced", "utf-8")
    (root / "site/stranger.txt").write_text("?", "utf-8")
    run(root)
    assert files_of(root / "site") == before


def test_a_leak_leaves_the_site_as_it_was(project: Project) -> None:
    """Every public byte is inspected before the first file is moved, also of files that did not change."""
    root = project({**POSTS, **PLAN})
    run(root)
    before = files_of(root / "site")
    words = "Nobody is to read these twelve words before the first of December"
    edit(root / "content/posts/post-2.md", "Words of", "See https://little.example/2026/12/draft/ for words of")
    for name, text in DRAFT.items():
        (root / name).write_text(text, "utf-8")
    outcome = run(root)
    assert not outcome.published
    assert [problem.rule for problem in outcome.site.problems] == ["leak"]
    assert files_of(root / "site") == before
    assert words.encode() not in b"".join(before.values())
    assert not list(root.glob(".*staging*"))


def test_a_leak_is_found_in_a_page_that_did_not_change(project: Project) -> None:
    """What was harmless yesterday gives something away once the private piece is planned."""
    page = "content/posts/post-2.md"
    root = project({**POSTS, **PLAN, page: POSTS[page] + "\nhttps://little.example/2026/12/draft/\n"})
    run(root)
    for name, text in DRAFT.items():
        (root / name).write_text(text, "utf-8")
    assert [problem.rule for problem in run(root).site.problems] == ["leak"]


def test_a_broken_template_changes_nothing(project: Project) -> None:
    root = project({**POSTS, **PLAN})
    run(root)
    before = files_of(root / "site")
    (root / "theme/site").mkdir(parents=True)
    (root / "theme/site/list.html").write_text("{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}")
    done = subprocess.run(
        dateline("build", "--root", str(root), "--now", NOW.isoformat()), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "theme/site/list.html:1:1: error: " in done.stderr
    assert files_of(root / "site") == before


def test_a_foreign_folder_is_left_alone(project: Project, tmp_path: Path) -> None:
    root = project({**POSTS, **PLAN})
    (root / "site").mkdir()
    (root / "site/thesis.txt").write_text("years of work", "utf-8")
    with pytest.raises(NotOursError):
        run(root)
    assert files_of(root / "site") == {"thesis.txt": b"years of work"}


def test_builds_of_one_project_wait_for_each_other(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build waits for the first one's lock, and gives up with a clear error."""
    monkeypatch.setattr("builder.store.PATIENCE", 0.1)
    root = project({**POSTS, **PLAN})
    run(root)
    other = sqlite3.connect(root / ".dateline/cache.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyError):
        run(root)
    other.execute("ROLLBACK")
    other.close()
    run(root)


def test_two_builds_at_once_make_one_site(project: Project, tmp_path: Path) -> None:
    root = project({**POSTS, **PLAN})
    words = dateline("build", "--root", str(root), "--now", NOW.isoformat())
    runs = [threading.Thread(target=lambda: subprocess.run(words, capture_output=True, check=True)) for _ in range(3)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    expected = cold(root, tmp_path)
    assert {name: expected[name] for name in files_of(root / "site")} == files_of(root / "site")


def test_lists_are_numbered_from_the_oldest(project: Project) -> None:
    """A new post changes the newest page of a list and none of the numbered ones."""
    first = {f"content/posts/p{n:02}.md": f"---\ndate: 2026-01-{n % 28 + 1:02}\n---\n# P{n}\n" for n in range(60)}
    root = project(first)
    run(root)
    assert (root / "site/archive/page/1/index.html").is_file()
    assert (root / "site/archive/page/2/index.html").is_file()
    assert not (root / "site/archive/page/3").exists()
    (root / "content/posts/new.md").write_text("---\ndate: 2026-02-20\n---\n# New\n", "utf-8")
    rendered: list[str] = []
    run(root, rendered)
    assert not [path for path in rendered if path.startswith("site/archive/page/")]


def test_time_alone_publishes(project: Project) -> None:
    """The same commit an hour later has what came due, and nothing else has changed."""
    root = project({**POSTS, **PLAN, **DRAFT})
    run(root)
    assert not (root / "site/2026/12").exists()
    with opened(root) as store:
        later = build(Folder(root), NOW + timedelta(days=30), store)
        outcome = publish(later, (), Folders(root / "site", root / "desk"), store)
    assert "2026/12/draft/index.html" in outcome.site.made
    assert "2026/10/post-1/index.html" not in outcome.site.made


def test_stamps_are_believed_only_for_what_was_read(project: Project) -> None:
    """A file that was touched is read again and found to be the same."""
    root = project({**POSTS, **PLAN})
    run(root)
    for name in POSTS:
        os.utime(root / name, ns=(10**18, 10**18))
    rendered: list[str] = []
    run(root, rendered)
    assert rendered == []
