"""Old addresses lead to where a piece is now, if it is public and nothing else stands there."""

from __future__ import annotations

from conftest import Project, built
from imported import yaml

FILES = {
    "content/posts/a.md": yaml("title: A & B", "date: 2015-01-02", "aliases: [/old/a/, /old.html, ../gone, /feed.xml]"),
    "content/posts/b.md": yaml("title: B", "date: 2015-01-03", "alias: [/OLD/A, 'https://little.example/x y/']"),
    "content/posts/c.md": yaml("title: C", "date: 2015-01-03", "redirect_from: 'https://other.example/c/'"),
    "content/posts/draft.md": yaml("title: D", "date: 2015-01-02", "draft: true", "aliases: [/secret/]"),
    "content/posts/later.md": yaml("title: L", "date: 2030-01-02", "aliases: [/secret-too/]"),
    "content/about.md": yaml("title: About", "aliases: [/team/, /posts/b/]"),
    "calendar/screw.yaml": "publish: Tue 2015-01-06 09:30\ntitle: Screw\nformerly: [screws]\n",
    "content/posts/screw.md": "The screw.\n",
}


def redirects(project: Project) -> dict[str, str]:
    made = built(project(FILES))
    assert made.made is not None
    site = (artifact for artifact in made.made.artifacts if artifact.where == "site")
    pages = {artifact.path: artifact.render().decode("utf-8", "replace") for artifact in site}
    assert "secret" not in "".join(pages)
    assert "old" not in pages["sitemap.xml"]
    return {path: text for path, text in pages.items() if 'http-equiv="refresh"' in text}


def test_an_old_address_leads_on(project: Project) -> None:
    found = redirects(project)
    assert set(found) == {
        *("OLD/A/index.html", "x y/index.html", "old.html", "posts/gone/index.html", "team/index.html"),
        "2015/01/screws/index.html",
    }
    page = found["x y/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../posts/b/">' in page
    assert '<link rel="canonical" href="https://little.example/posts/b/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../posts/b/">' in page
    assert "<title>A &amp; B</title>" in found["old.html"]
    assert "../../../2015/01/screw/" in found["2015/01/screws/index.html"]


def test_one_that_cannot_lead_on_is_told(project: Project) -> None:
    said = {problem.message for problem in built(project(FILES)).problems if problem.rule == "redirect-lost"}
    assert said == {
        "the old address /posts/b/ is taken by content/posts/b.md",
        "the old address /old/a/ is taken by content/posts/b.md",
        "the old address /feed.xml/ is taken by a file that Dateline makes",
    }
