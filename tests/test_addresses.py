"""No address leaves its folder, none is had twice, and one post's slip costs one post."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.tree import Folder
from builder.outputs.words import slug
from builder.pipeline import build
from builder.publish import Folders, publish
from builder.store import opened
from conftest import CALENDAR, NOW, Project, built

OTHER = {"content/posts/other.md": "---\ndate: 2026-01-05\ntags: [c]\nauthors: [One]\n---\nOther.\n"}


def post(*lines: str) -> str:
    return "\n".join(["---", "date: 2026-01-06", *lines, "---", "Words.", ""])


def files_below(root: Path) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    "line",
    [
        "slug: ../../../victim",
        "slug: ..",
        "slug: a/../../b",
        "permalink: /../../victim/",
        "permalink: /.git/x/",
        "permalink: /a//../../b/",
        f"permalink: /{'x' * 300}/",
        f"slug: {'x' * 300}",
        "permalink: /robots.txt",
        "permalink: /robots.txt/x/",
        "permalink: /coming-soon.ics",
        "permalink: /assets/site.css",
        "permalink: /404.html",
        "permalink: /index.html",
        "permalink: /feed.xml",
        "permalink: /tags/c/",
        "permalink: /authors/one/index.html",
        "permalink: /archive/2026/",
        "permalink: /ARCHIVE/",
        "permalink: /posts/other/",
        "permalink: /posts/other/index.html/x/",
        "permalink: /posts.html",
    ],
)
def test_one_post_is_withheld_and_the_rest_goes_out(project: Project, tmp_path: Path, line: str) -> None:
    root = project({**OTHER, "content/_posts/2026-01-06-v.md": post(line)})
    before = files_below(tmp_path)
    with opened(root) as store:
        made = build(Folder(root), NOW, store)
        assert made.made is not None
        outcome = publish(made, (), Folders(root / "site", root / "desk"), store)
    assert outcome.published
    assert (root / "site/posts/other/index.html").is_file()
    new = files_below(tmp_path) - before
    assert all(path.startswith(("site/", "desk/", ".dateline/")) for path in new)
    if line != "permalink: /posts.html":  # beside a folder of the same name, and no trouble
        assert {problem.rule for problem in made.errors} <= {"path-escapes", "path-collision"}
        assert [problem.about for problem in made.errors] == ["content/_posts/2026-01-06-v.md"]


@pytest.mark.parametrize(
    "line",
    [
        "permalink: /../../{id}/",
        "permalink: https://x/{id}/",
        "permalink: /{id}?x#y",
        "permalink: /fixed/",
        "permalink: '{id}'",
        "languages: [..]",
        "languages: [a/b]",
        "languages: []",
        "url: https://u:p@x.example/",
        "url: https://x.example/?q=1",
        "url: https://x.example/a b/",
        "namespace: a b",
    ],
)
def test_settings_that_would_leave_the_site_are_refused(project: Project, line: str) -> None:
    key = line.partition(":")[0]
    kept = "\n".join(row for row in CALENDAR.split("\n") if not row.strip().startswith(f"{key}:"))
    made = built(project({**OTHER, "calendar.yaml": kept.replace("site:\n", f"site:\n  {line}\n", 1)}))
    assert made.made is None
    assert made.errors


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ('announce: {"../x": {at: day 0, on: [blog]}}\n', "wrong-type"),
        ("languages: [../../x]\n", "unknown-name"),
        ("publish: {xx: 2026-11-01}\n", "unknown-name"),
        ("share: javascript:alert(1)\n", "wrong-type"),
    ],
)
def test_an_entry_names_no_path(project: Project, entry: str, rule: str) -> None:
    made = built(project({"calendar/e.yaml": f"title: E\n{entry}"}))
    assert [problem.rule for problem in made.errors] == [rule]


def test_a_short_address_is_no_part_of_a_longer_one(project: Project) -> None:
    files = {
        "content/go.md": "---\ndate: 2030-01-01\nguid: Pub\n---\nLater.\n",
        "content/posts/a.md": post().replace("Words.", "Public words, [cargo](https://doc.example/cargo/)."),
    }
    root = project(files)
    with opened(root) as store:
        assert publish(build(Folder(root), NOW, store), (), Folders(root / "site", root / "desk"), store).published


def test_tags_that_are_no_words_have_addresses_of_their_own() -> None:
    assert len({slug(tag) for tag in ("😀", "..", "/", ".", "C", "C++", "C#", "c++x")}) == 8


def test_a_page_leaves_when_it_expires(project: Project) -> None:
    made = built(project({"content/old.md": "---\nexpires: 2026-01-01\n---\n# Old\n", "content/new.md": "# New\n"}))
    assert made.made is not None
    assert [place.path for place in made.made.public.places] == ["new/"]
