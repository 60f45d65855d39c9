"""The same key means the same bytes, whatever else was changed: a page that stands is believed for its key alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builder.load.tree import Folder
from builder.pipeline import build
from conftest import NOW, Project

SITES = sorted(folder for folder in (Path(__file__).parent / "sites").iterdir() if folder.is_dir())
HOURS = (timedelta(days=-200), timedelta(days=-30), timedelta(minutes=1), timedelta(days=30), timedelta(days=400))
POSTS = {
    f"content/posts/2026-0{n}-01-post-{n}{lang}.md": f"---\ntitle: Post {n}\nauthors: [Ann]\ntags: [{tag}]\n"
    f"summary: Of {n}.\nimage: screw.svg\nimage_alt: A screw\nslug: s-{n}\n---\n## Words\n\nOf [{n}](#words).\n"
    for n, tag, lang in [(1, "odd", ""), (2, "even", ""), (3, "odd", ""), (4, "even", ""), (5, "odd", ".de")]
}
SETTINGS = """\
site: {title: Little, url: https://little.example/, namespace: "little.example,2026", languages: [en, de]}
timezone: Europe/Berlin
promise: Every week.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h4"/></svg>'
FILES = {**POSTS, "calendar.yaml": SETTINGS, "content/posts/screw.svg": SVG, "content/about.md": "# About\n"}
POST = "content/posts/2026-03-01-post-3.md"
EDITS = (
    *((POST, *change) for change in (("title: Post 3", "title: Other"), ("Of 3.", "Of another."), ("[odd]", "[new]"))),
    *((POST, *change) for change in (("[Ann]", "[Bea]"), ("screw.svg", "none.svg"), ("A screw", "A nut"))),
    *((POST, *change) for change in (("slug: s-3", "slug: other"), ("## Words", "### Words"), ("Of [3]", "On [3]"))),
    (POST, "tags: [odd]", "date: 2026-03-02\ntags: [odd]"),
    *(("calendar.yaml", *change) for change in (("title: Little", "title: Large"), ("Every week", "Every day"))),
    *(("calendar.yaml", *change) for change in (("little.example/", "l.example/"), ("[en, de]", "[de, en]"))),
    ("calendar.yaml", "Europe/Berlin", "Asia/Tokyo"),
    ("content/posts/screw.svg", 'width="4"', 'width="8"'),
    ("content/about.md", "# About", "# Who we are"),
)


def rendered(root: Path, now: timedelta = timedelta(), *, drafts: bool = False) -> dict[tuple[str, str, str], bytes]:
    """Return the bytes of each file of a build, by where it stands and its key."""
    made = build(Folder(root), NOW + now, drafts=drafts).made
    assert made is not None
    return {(one.where, one.path, one.key): one.render() for one in made.artifacts}


def differing(one: dict[tuple[str, str, str], bytes], other: dict[tuple[str, str, str], bytes]) -> list[str]:
    return [path for (where, path, key), data in one.items() if other.get((where, path, key), data) != data]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_at_another_hour_the_same_key_means_the_same_bytes(site: Path) -> None:
    before = rendered(site)
    for hour in HOURS:
        assert differing(before, rendered(site, hour)) == []
    assert differing(before, rendered(site, drafts=True)) == []


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit[1]} to {edit[2]}")
def test_after_an_edit_the_same_key_means_the_same_bytes(edit: tuple[str, str, str], project: Project) -> None:
    file, old, new = edit
    root = project(FILES)
    before = rendered(root)
    assert old in FILES[file]
    (root / file).write_text(FILES[file].replace(old, new), "utf-8")
    after = rendered(root)
    assert differing(before, after) == []
    assert before != after


@pytest.mark.parametrize("change", ["one more at the end", "one more at the beginning", "one less", "respelt"])
def test_where_lists_grow_the_same_key_means_the_same_bytes(change: str, project: Project) -> None:
    words = "---\ntitle: P{0}\ntags: [Odd]\n---\n"
    many = {f"content/posts/2025-01-{n % 28 + 1:02}-p{n}.md": words.format(n) for n in range(65)}
    root = project({**FILES, **many})
    before = rendered(root)
    match change:
        case "one more at the end":
            (root / "content/posts/2026-10-10-new.md").write_text("---\ntitle: New\ntags: [Odd]\n---\n", "utf-8")
        case "one more at the beginning":
            (root / "content/posts/2019-10-10-old.md").write_text("---\ntitle: Old\ntags: [Odd]\n---\n", "utf-8")
        case "one less":
            (root / next(iter(many))).unlink()
        case "respelt":
            for name, text in many.items():
                (root / name).write_text(text.replace("Odd", "ODD"), "utf-8")
    after = rendered(root)
    assert differing(before, after) == []
    assert before != after
