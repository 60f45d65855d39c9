"""Ways of one generator and another: folders, files beside posts, addresses that only it could fill in."""

from __future__ import annotations

from conftest import Project, built
from imported import public, told, toml, yaml

UNMADE = {
    "content/posts/zola.md": toml('title = "Z"', "date = 2015-01-02", "render = false"),
    "content/posts/hugo.md": yaml("title: H", "date: 2015-01-02", "headless: true"),
    "content/posts/hugo-too.md": yaml("title: H", "date: 2015-01-02", "_build:", "  render: never", "  list: always"),
    "content/posts/eleventy.md": yaml("title: E", "date: 2015-01-02", "permalink: false"),
    "content/notes/notes.json": '{"permalink": false, "layout": "note.njk"}\n',
    "content/notes/kept.md": yaml("title: N", "date: 2015-01-02"),
    "content/notes/shown.md": yaml("title: S", "date: 2015-01-02", "permalink: /shown/"),
}
ELEVENTY = {
    "content/blog/blog.11tydata.json": '{"tags": ["posts", "wood"], "author": "The team", "layout": "p.njk"}\n',
    "content/blog/a.md": yaml("title: 'A hinge: old'", "date: 2018-05-01", "tags: number 2"),
    "content/blog/b.md": yaml("title: B", "date: 2018-05-02", "permalink: '/{{ title | slug }}/{{ page.fileSlug }}/'"),
    "content/blog/c.md": yaml("title: C", "date: 2018-05-03", "permalink: '/{{ site.base }}/c/'"),
    "content/blog/d.md": '---json\n{"title": "D", "date": "2018-05-04"}\n---\nx\n',
    "content/blog/404.md": yaml("permalink: /404.html", "title: Gone"),
}
MATERIAL = {
    "content/blog/.authors.yml": "authors:\n  ada:\n    name: Ada of the workshop\n    description: Glue\n",
    "content/blog/posts/a.md": yaml("title: A", "date: 2018-05-01", "authors: [ada, bob]"),
    "content/other/posts/b.md": yaml("title: B", "date: 2018-05-01", "authors: [ada]"),
}
NIKOLA = {
    "content/posts/new.md": "Words of the *new* way.\n",
    "content/posts/new.meta": ".. title: New way\n.. slug: newest\n.. date: 2018-05-01 10:00 UTC\n.. tags: a, b\n",
    "content/posts/old.md": "Title: of nothing but words\n\nMore.\n",
    "content/posts/old.meta": "Old way\nold-one\n2012/08/24 11:25:14\na,b\n\nWhat it says\n",
}
PELICAN = {
    "content/News/a.md": "Title: A\nDate: Tue, 3 Mar 2015 10:20 +0100\nAuthors: B, C; D, E\nsave_as: a.html\n\nx\n",
    "content/b.md": yaml("Title: B", "Date: 2015-03-04 9:00 PM", "Slug: bee", "publishdate: 2015-03-05"),
}
UNREAD = {
    "content/posts/a.rst": "A\n=\n",
    "content/posts/b.rst": "B\n=\n",
    "content/terms.html": "<p>Terms</p>\n",
    "content/_includes/foot.html": "<p>Foot</p>\n",
    "content/posts/posts.11tydata.js": "export default {};\n",
    "content/licence.txt": "Free\n",
}


def test_what_its_generator_makes_no_page_of_is_not_public(project: Project) -> None:
    assert set(public(project, UNMADE)) == {"shown/"}


def test_eleventy(project: Project) -> None:
    found = public(project, ELEVENTY)
    assert set(found) == {"blog/a/", "b/b/", "blog/c/", "blog/d/"}
    assert found["blog/a/"].tags == ("number 2", "wood")
    assert found["blog/a/"].authors == ("The team",)
    assert len(told(project, ELEVENTY, "foreign-address")) == 1


def test_a_404_of_the_blog_gives_the_words_of_ours(project: Project) -> None:
    made = built(project(ELEVENTY))
    assert made.made is not None
    (page,) = (artifact for artifact in made.made.artifacts if artifact.path == "404.html")
    assert b"<p>x</p>" in page.render()


def test_broken_data_of_a_folder_is_told_and_withholds_nothing(project: Project) -> None:
    files = {"content/a/a.json": "{\n  oops\n}\n", "content/a/b.md": yaml("title: B", "date: 2018-05-02")}
    assert set(public(project, files)) == {"a/b/"}
    assert told(project, files, "yaml-syntax")[0].startswith("content/a/a.json:2:3: warning: ")


def test_authors_of_material_have_names(project: Project) -> None:
    found = public(project, MATERIAL)
    assert found["blog/posts/a/"].authors == ("Ada of the workshop", "bob")
    assert found["other/posts/b/"].authors == ("ada",)


def test_nikola_in_two_files(project: Project) -> None:
    found = public(project, NIKOLA)
    assert set(found) == {"posts/newest/", "posts/old-one/"}
    assert (found["posts/newest/"].title, found["posts/newest/"].tags) == ("New way", ("a", "b"))
    assert (found["posts/old-one/"].title, found["posts/old-one/"].summary) == ("Old way", "What it says")


def test_a_mistake_in_a_meta_is_told_there(project: Project) -> None:
    files = {"content/posts/a.md": "x\n", "content/posts/a.meta": ".. title: A\n.. date: someday\n"}
    made = built(project(files))
    assert [(str(problem.at), problem.about) for problem in made.errors] == [
        ("content/posts/a.meta:2:10", "content/posts/a.md")
    ]


def test_pelican_and_capitals(project: Project) -> None:
    found = public(project, PELICAN)
    assert set(found) == {"a.html", "bee/"}
    assert (found["a.html"].tags, found["a.html"].authors) == (("News",), ("B, C", "D, E"))
    assert str(found["bee/"].publish) == "2015-03-05 00:00:00+00:00"


def test_extra_keys_of_zola_are_kept_and_not_told(project: Project) -> None:
    text = toml('title = "T"', "date = 2015-01-02", "[extra]", 'mood = "calm"', "[taxonomies]", 'series = ["s"]')
    (line,) = told(project, {"content/a.md": text}, "unknown-front-matter")
    assert line.startswith("content/a.md:7:1: info: the front matter key “series” is not used (1 file)")
    made = built(project({"content/a.md": text}))
    assert made.made is not None
    assert set(made.made.plan.project.posts[0].meta) == {"series", "extra"}


def test_front_matter_that_is_a_program_is_not_run_and_not_shown(project: Project) -> None:
    made = built(project({"content/a.md": "---js\n{ title: 'A' }\n---\nx\n"}))
    assert [str(problem.at) for problem in made.errors] == ["content/a.md:1:1"]


def test_files_of_other_markup_are_told_a_kind_at_a_time(project: Project) -> None:
    found = [line.partition(" is not read")[0] for line in told(project, UNREAD, "unread-file")]
    assert found == [
        "content/posts/a.rst:1:1: warning: reStructuredText",
        "content/posts/posts.11tydata.js:1:1: warning: JavaScript of Eleventy",
    ]


def test_links_of_zola_lead_from_the_top(project: Project) -> None:
    found = public(
        project,
        {
            "content/2015/hinge/index.md": toml('title = "H"', "date = 2015-01-02"),
            "content/2016/screw.md": "---\ndate: 2016-01-02\n---\nSee [it](@/2015/hinge/index.md#oil).\n",
        },
    )
    assert found["2016/screw/"].links == (("@/2015/hinge/index.md#oil", "../../2015/hinge/#oil"),)


def test_the_settings_of_a_folder_are_in_no_navigation(project: Project) -> None:
    bare, named = "+++\ntransparent = true\n+++\n", toml('title = "Years"')
    made = built(project({"content/2015/_index.md": bare, "content/2016/_index.md": named}))
    assert made.made is not None
    homes = (one for one in made.made.artifacts if (one.where, one.path) == ("site", "index.html"))
    home = next(homes).render()
    assert b'<a href="./2016/">Years</a>' in home
    assert b'"./2015/"' not in home


def test_an_empty_date_is_none(project: Project) -> None:
    found = public(project, {"content/a.md": yaml("date: 2015-01-02", "lastmod: ''", "expiryDate: ' '")})
    assert found["a/"].public


def test_data_of_a_folder_holds_below_it(project: Project) -> None:
    files = {"content/a/a.json": '{"draft": true}\n', "content/a/b.md": yaml("date: 2018-05-02"), **MATERIAL}
    assert set(public(project, files)) == {"blog/posts/a/", "other/posts/b/"}
