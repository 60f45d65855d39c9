"""Markup of other generators: shown as text, or as nothing; code and formulas stay as they are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.load.foreign import shown
from conftest import Project, built
from imported import told, yaml

SHOWN = [
    ("# Head {#own}\n", '# <a id="own"></a>Head\n'),
    ("## Head {: .no_toc }\n", "## Head\n"),
    ("## Head\n{: .no_toc #own}\nText\n", "## Head\nText\n"),
    ("> Text\n> {: .wide}\n", "> Text\n> \n"),
    ("* TOC\n{:toc}\n", "* TOC\n"),
    ('[a](b){:target="_blank"} c', "[a](b) c"),
    ("![a](b){ width=300 } c", "![a](b) c"),
    ("{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
    ("a {% comment %} b\n\nc {% endcomment %} d", "a  d"),
    ("a {{/* b */}} c {# d #} e", "a  c  e"),
    ("{% highlight ruby linenos %}\nputs '{{ a }}'\n{% endhighlight %}", "\n```ruby\nputs '{{ a }}'\n```\n"),
    ("{% include a_b.html *c* %}", "{% include a&#95;b.html &#42;c&#42; %}"),
    ('{{< figure src="a" >}}', '{{&#60; figure src="a" &#62;}}'),
    ("{{% note %}}**b**{{% /note %}}", "{{% note %}}**b**{{% /note %}}"),
]
KEPT = [
    *("`{{ a }}` and ``{: .b} ` {% c %}``", "```\n{% a %}\n{: .b}\n```\n", "~~~ text\n{% a %}\n~~~\n", "    {: .a}\n"),
    *("- ```\n  {% a %}\n  ```\n", "${{a}}_{:b}$ and $$\n{{< a >}}\n$$"),
    *("`{:?}`, {:?} and {:.2}", "{ a: 1 }", "fn main() { .a }", "{}", "{name}", "{{ never closed", "{{ a\n\nb }}"),
    *("{ .a b", "a {.b} c", "{%"),
]
EVIL = [
    *("{{", "{%", "{: .a} ", "{{ a {b} ", "{% highlight x %}", "{::comment}", "# a {.x", "`a", "x ```", "$$ a ", "$a "),
    *("> {.a} ", "[](a){b=", "{{ \n", "~~~ ", "```\n", "{% comment %}", "{.a b=c "),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_shown(text: str, expected: str) -> None:
    assert shown(text).text == expected


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert shown(text).text == text


@given(st.lists(st.sampled_from([*EVIL, "a", " ", "\n", "\n\n", "}}", "%}", "}", "`", "```", "    "]), max_size=40))
def test_words_are_never_lost(parts: list[str]) -> None:
    """Outside of comments every word of the text is there, tags and shortcodes with theirs."""
    words = ("w0rd", "tw0", "thr33")
    text = "".join(part for part in parts if "comment" not in part)
    made = shown(f"{words[0]}\n\n{text}\n\n{words[1]} {{% {words[2]} %}}").text
    assert all(word in made for word in words)


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_takes_long(evil: str) -> None:
    started = time.process_time()
    shown(evil * (400_000 // len(evil)) + "{%")
    assert time.process_time() - started < 3


def test_each_kind_is_told_once_with_its_first_places(project: Project) -> None:
    text = yaml("date: 2015-01-02") + "{{ a }} {{ b }}\n\n{{< c >}}\n"
    lines = told(project, {"content/posts/a.md": text, "content/posts/b.md": text}, "foreign-markup")
    assert [(line.partition(": ")[0], line.partition(" (")[2].partition(")")[0]) for line in lines] == [
        ("content/posts/a.md:5:1", "4 in 2 files"),
        ("content/posts/a.md:7:1", "2 in 2 files"),
    ]
    assert lines[1].endswith("; also in content/posts/b.md:7:1")


def test_the_page_shows_a_tag_and_no_attributes(project: Project) -> None:
    body = "## A part {#part}\n\nTo {% link b_c_.md %}.\n{: .wide}\n\n{% comment %}Hush{% endcomment %}\n"
    text = yaml("date: 2015-01-02") + body
    made = built(project({"content/posts/a.md": text}))
    assert made.made is not None
    (page,) = (artifact.render().decode() for artifact in made.made.artifacts if artifact.path == "posts/a/index.html")
    assert "<p>To {% link b_c_.md %}.</p>" in page
    assert '<a id="user-content-part"></a>A part' in page
    assert "{:" not in page
    assert "Hush" not in page
