"""Blogs as other generators write them: every post at an address, nothing lost, no draft public."""

from __future__ import annotations

import pytest

from builder.model.plan import Edition
from conftest import Project, built


def yaml(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "x", ""])


def toml(*lines: str) -> str:
    return "\n".join(["+++", *lines, "+++", "x", ""])


JEKYLL = {
    "content/_posts/2014-03-02-a-hinge.md": yaml("title: A hinge", "categories: [wood]", "tags: glue screws"),
    "content/_posts/2014-03-05-no.md": yaml("title: No", "published: false"),
    "content/_drafts/later.md": yaml("title: Later"),
    "content/_drafts/2014-03-09-dated.md": yaml("title: Dated"),
    "content/_includes/foot.md": "A foot.\n",
    "content/docs/_posts/2014-04-01-deep.md": yaml("title: Deep", "permalink: /deep/down.html"),
}
HUGO = {
    "content/posts/hinge/index.md": toml('title = "A hinge"', "date = 2015-01-02T10:00:00+01:00", 'tags = ["wood"]'),
    "content/posts/hinge/index.de.md": toml('title = "Ein Scharnier"', "date = 2015-01-02"),
    "content/posts/future.md": yaml("title: Future", "date: 2015-01-02", "publishDate: 2027-01-02"),
    "content/posts/past.md": yaml("title: Past", "date: 2015-01-02", "expiryDate: 2016-01-01"),
    "content/posts/draft.md": yaml("title: Draft", "date: 2015-01-02", "draft: true"),
    "content/posts/_index.md": yaml("title: All posts"),
    "content/posts/slugged.md": yaml("title: Slugged", "date: 2015-02-03", "slug: other"),
}
PELICAN = "Title: Pelican\nDate: 2018-03-04 10:20\nTags: a, b\nAuthors: One, Two\nStatus: published\n\nx\n"
OTHERS = {
    "content/2016-zola.md": toml('path = "2016/05/04/zola"', 'title = "Zola"', "[taxonomies]", 'tags = ["rust"]'),
    "content/blog/posts/material.md": yaml("date:", "  created: 2017-01-02", "  updated: 2018-02-03"),
    "content/pelican.md": PELICAN,
    "content/pelican-draft.md": "Title: Pelican draft\nDate: 2018-03-04\nStatus: draft\n\nx\n",
    "content/posts/nikola.md": ".. title: Nikola\n.. date: 2019-04-05 06:07:08 UTC+01:00\n.. tags: c\n\nx\n",
    "content/posts/nikola-2.md": ".. title: Named zone\n.. date: 2019-07-05 06:07:08 Europe/Berlin\n\nx\n",
}


def public(project: Project, files: dict[str, str], languages: str = "[en, de]") -> dict[str, Edition]:
    calendar = f"site: {{title: T, url: https://t.example/, namespace: 't.example,2026', languages: {languages}}}\n"
    made = built(project({**files, "calendar.yaml": calendar}))
    assert made.errors == ()
    assert made.made is not None
    return {edition.path: edition for edition in made.made.public.editions}


def test_jekyll(project: Project) -> None:
    found = public(project, JEKYLL)
    assert set(found) == {"2014/03/02/a-hinge.html", "deep/down.html"}
    assert found["2014/03/02/a-hinge.html"].tags == ("glue", "screws", "wood")


def test_hugo(project: Project) -> None:
    found = public(project, HUGO)
    assert set(found) == {"posts/hinge/", "de/posts/hinge/", "posts/other/"}
    assert found["de/posts/hinge/"].title == "Ein Scharnier"


def test_a_suffix_is_a_language_only_if_the_site_has_it(project: Project) -> None:
    assert "posts/hinge/index.de/" in public(project, HUGO, "[en]")


@pytest.mark.parametrize("path", ["2016/05/04/zola/", "blog/posts/material/", "pelican/", "posts/nikola/"])
def test_others(project: Project, path: str) -> None:
    found = public(project, OTHERS)
    assert path in found
    assert "pelican-draft/" not in found
    assert found["pelican/"].authors == ("One", "Two")
    assert found["pelican/"].tags == ("a", "b")
    assert found["2016/05/04/zola/"].tags == ("rust",)
    assert found["blog/posts/material/"].updated is not None
    assert str(found["posts/nikola/"].publish) == "2019-04-05 05:07:08+00:00"
    assert str(found["posts/nikola-2/"].publish) == "2019-07-05 04:07:08+00:00"


def test_the_summary_ends_at_more(project: Project) -> None:
    text = "---\ntitle: T\ndate: 2015-01-02\n---\nFirst *part*.\n\nSecond.\n\n<!--more-->\n\nThird.\n"
    found = public(project, {"content/posts/a.md": text})
    assert found["posts/a/"].summary == "First part. Second."
