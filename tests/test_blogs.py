"""Blogs as other generators write them: every post at an address, nothing lost, no draft public."""

from __future__ import annotations

import pytest

from conftest import Project, built
from imported import public, toml, yaml

JEKYLL = {
    "content/_posts/2014-03-02-a-hinge.md": yaml("title: A hinge", "categories: [wood]", "tags: glue screws"),
    "content/_posts/2014-03-05-no.md": yaml("title: No", "published: false"),
    "content/_drafts/later.md": yaml("title: Later"),
    "content/_drafts/2014-03-09-dated.md": yaml("title: Dated"),
    "content/_includes/foot.md": "A foot.\n",
    "content/docs/_posts/2014-04-01-deep.md": yaml("title: Deep", "permalink: /deep/down.html"),
    "content/News/_posts/archive/2014-4-2-one digit.md": yaml("title: One digit", "category: Old Wood"),
    "content/_posts/2014-05-01-weekly.md": yaml("title: Weekly"),
    "content/_posts/2014-05-08-weekly.md": yaml("title: Weekly"),
    "content/_posts/2014-06-01-late.md": yaml("title: Late", "date: 2014-06-02 23:30:00 2014 -0800"),
    "content/_posts/2014-07-01-named.md": yaml(
        "title: Named", "permalink: /:categories/:short_year/:title/", "tags: b"
    ),
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


def test_jekyll(project: Project) -> None:
    found = public(project, JEKYLL)
    assert set(found) == {
        *("wood/2014/03/02/a-hinge.html", "deep/down.html", "news/old wood/2014/04/02/one-digit.html"),
        *("2014/05/01/weekly.html", "2014/05/08/weekly.html", "2014/06/03/late.html", "14/named/"),
    }
    assert found["wood/2014/03/02/a-hinge.html"].tags == ("glue", "screws", "wood")


def test_the_oldest_keeps_what_others_come_to_share(project: Project) -> None:
    """A second post with the same name, or slug, changes neither identity nor address of the first."""
    first = {"content/posts/2014-05-01-weekly.md": yaml("title: One", "slug: news")}
    second = {"content/posts/2014-05-08-weekly.md": yaml("title: Two", "slug: news")}
    alone = public(project, first)["posts/news/"]
    both = public(project, {**first, **second})
    assert set(both) == {"posts/news/", "posts/2014-05-08-weekly/"}
    assert (both["posts/news/"].title, both["posts/news/"].guid) == ("One", alone.guid)


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


LANGUAGES = {
    "content/en/posts/hinge.md": yaml("title: A hinge", "date: 2015-01-02"),
    "content/de/posts/hinge.md": yaml("title: Ein Scharnier", "date: 2015-01-02"),
    "content/de/_index.md": yaml("title: Anfang"),
    "content/pt-br/posts/hinge.md": yaml("title: Dobradiça", "date: 2015-01-02"),
    "content/fr/posts/hinge.md": yaml("title: Une charnière", "date: 2015-01-02"),
}


def test_a_top_folder_named_as_a_language_is_one(project: Project) -> None:
    found = public(project, LANGUAGES, "[en, de, pt-BR]")
    assert set(found) == {"posts/hinge/", "de/posts/hinge/", "pt-BR/posts/hinge/", "fr/posts/hinge/"}
    assert {edition.id for edition in found.values()} == {"posts/hinge", "fr/posts/hinge"}


def test_jekyll_keeps_the_folder_of_its_first_language(project: Project) -> None:
    files = {
        "content/en/news/_posts/2014-03-02-a.md": yaml("title: A"),
        "content/de/news/_posts/2014-03-02-a.md": yaml("title: A"),
        "content/en/about/index.md": yaml("title: About"),
        "content/en/index.md": yaml("title: Home"),
    }
    assert set(public(project, files)) == {"en/news/2014/03/02/a.html", "de/news/2014/03/02/a.html"}
    made = built(project(files)).made
    assert made is not None
    assert {place.path for place in made.plan.places} == {"en/about/", "en/"}


def test_a_day_that_there_is_not_is_told_as_one(project: Project) -> None:
    made = built(project({"content/_posts/2011-02-29-a.md": yaml("title: A")}))
    assert ["2011-02-29" in problem.message for problem in made.errors] == [True]
