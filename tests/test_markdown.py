"""Markdown to HTML that is safe on any page, and to facts; whatever stands in it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from lxml import html as lxml_html

from builder.load import markdown
from builder.load.bodies import BIGGEST, packed, read_body, unpacked
from builder.load.documents import _read
from builder.load.prose.allowed import SCHEMES, TAGS
from builder.load.prose.code import lines_of
from builder.model.anchors import RESERVED, THEME, own
from conftest import REPOSITORY, Golden, Project, built

FOLDER = Path(__file__).parent / "markdown"
LINKS = {
    "entry:out": "../out/",
    "entry:waits#heat": "",
    "entry:waits": "",
    "other.md": "../other/",
    "saw.jpg": "../saw.jpg",
}
ENTITY = re.compile(r'\sid="([^"{]+)"')
MATH = {"math", "mrow", "mi", "mn", "mo", "msup", "msub", "mfrac", "msqrt", "mtext", "mspace", "mstyle", "mtable"}


def shown(text: str, links: dict[str, str] | None = None, *, colours: bool = False) -> str:
    return markdown.to_html(text, links or {}, titled=False, colours=colours).strip()


def test_shown(golden: Golden) -> None:
    """Each text of tests/markdown/ is shown as its expected/ folder holds: on a page, and in a feed."""
    made = {}
    for file in sorted(FOLDER.glob("*.md")):
        text = file.read_text("utf-8")
        made[f"{file.stem}.html"] = shown(text, LINKS, colours=True).encode()
        made[f"{file.stem}.feed.html"] = shown(text, LINKS).encode()
    golden(made, FOLDER / "expected")


@pytest.mark.parametrize(
    ("meta", "marked", "first"),
    [
        ("{2,4-5}", ((2, 2), (4, 5)), None),
        ('hl_lines="2 4-5"', ((2, 2), (4, 5)), None),
        ('{linenos=table,hl_lines=[8,"15-17"],linenostart=199}', ((8, 8), (15, 17)), 199),
        ('linenums="1"', (), 1),
        ("{1} showLineNumbers", ((1, 1),), 1),
        ("{1-999999999}", ((1, 999999999),), None),
    ],
)
def test_lines_that_are_marked(meta: str, marked: tuple[tuple[int, int], ...], first: int | None) -> None:
    """In the ways of Gatsby, MkDocs and Hugo."""
    lines = lines_of(meta)
    assert lines is not None
    assert (lines.marked, lines.first) == (marked, first)


@pytest.mark.parametrize("meta", ["", "copy", "title=x.py", "{linenos=false}", "{.class}"])
def test_other_words_behind_a_language_mark_nothing(meta: str) -> None:
    assert lines_of(meta) is None


def test_a_mark_goes_through_a_token_of_several_lines() -> None:
    made = shown('```python {2} linenos\nx = """a\nb\nc"""\n```', colours=True)
    assert made.count("<span") == made.count("</span>")
    assert '<mark><span class="nr" data-nr="2"></span><span class="s2">b</span>\n</mark>' in made


def test_code_is_coloured_as_far_as_a_grammar_is_quick() -> None:
    """Many short blocks are, or one that is long; the next is shown without colours, and with its marks."""
    short, long = "```c {1}\nint a;\n```\n\n", f"```c\n{'a = 1;' * 1_100}\n```\n\n"
    assert shown(short * 200, colours=True).count('"kt"') == 200
    made = shown(long + long + short, colours=True)
    assert made.count('"mi"') == 1_100
    assert "<mark>int a;\n</mark>" in made


@pytest.mark.parametrize(
    ("text", "words"),
    [("one two", 2), ("螺丝生锈了" * 40, 100), ("“Quotes” are no letters – of that kind", 8), ("한국어 낱말", 2)],
)
def test_words(text: str, words: int) -> None:
    """Two letters of a script without spaces are read in the time of a word."""
    assert markdown.facts(text)[0].words == words


def test_facts_are_the_same_from_the_memory() -> None:
    text = "# T\n\n![a](b.png) [c](d.md#e) [f](#g)\n\n## H\n\n<a id='i'></a>\n"
    facts, title, _ = markdown.facts(text)
    assert title == "T"
    assert unpacked(packed(facts)) == facts
    assert (facts.links, facts.images, facts.fragments) == (("b.png", "d.md#e"), ("b.png",), ("g",))
    assert {"t", "i"} <= set(facts.anchors)


def test_no_id_of_the_theme_is_an_authors() -> None:
    """Whatever id a template has, no heading and no HTML of a text can take."""
    ids = {
        id_ for file in (REPOSITORY / "theme/site").glob("*.html") for id_ in ENTITY.findall(file.read_text("utf-8"))
    }
    assert ids == THEME
    assert {"body", "cookie", "location", "getelementbyid", "submit"} <= RESERVED
    assert own("getElementById") == "user-content-getElementById"


_PIECES = """
< > / <a href=" javascript: java&#115;cript: " ' = ` $ $$ \\href{ } \\text{ { ![ [ ]( ) : # ## id= name= on onclick=
<b <script> </script> <style> <svg <math> <mi> <!-- --> <![CDATA[ &lt; &quot; &#x3c; &colon; entry:x x data:text/html,
``` ```math ```python{1} <pre><code> <img src=x.mp3 alt= title= <p id=main> main cookie [^1] [^1]: - | --- [TOC] {:toc}
<h1 id= <a name= é ½ 😄 \\begin{matrix} & //
"""
PIECES = some.sampled_from([*_PIECES.split(), " ", "\n", "\n\n", "\t"])


@given(some.lists(PIECES, max_size=14).map("".join))
@example('`$x$` <p title="<b onclick=x>">$"><script>$')
@example('![" onerror="alert(1)](x.mp3 "t\\" onload=\\"x")')
@example("$\\text{&lt;img src=x onerror=alert(1)&gt;}$")
@example("```math\n\\text{</math><script>}\n```")
def test_whatever_is_written_is_safe(text: str) -> None:
    """Only tags and attributes of the list, no id of the theme's, and no link that does more than lead."""
    for colours in (True, False):
        tree = lxml_html.fragment_fromstring(shown(text, {"entry:x": ""}, colours=colours), create_parent="div")
        for element in tree.iterdescendants():
            assert element.tag in TAGS | MATH | {"label"}
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name not in {"style", "srcdoc", "action", "formaction"}
                assert name != "id" or value.lower() not in RESERVED
                assert name != "name" or element.tag == "a"
                scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):", value) if name in {"href", "src"} else None
                assert scheme is None or scheme[1].lower() in SCHEMES - {"entry"}


@given(some.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_written_can_be_told_of(text: str) -> None:
    """Every place that is told is one of the text."""
    lines = text.split("\n")
    for problem in read_body("a.md", text, 1).problems:
        assert 1 <= problem.at.line <= len(lines)
    for line, column in markdown.places(text).values():
        assert 1 <= line <= len(lines)
        assert column >= 1


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (">" * 5_000, "too-deep"),
        ("> " * 5_000, "too-deep"),
        ("> - " * 5_000, "too-deep"),
        ("\n" + "1. > " * 300 + "x", "too-deep"),
        ("<div>" * 2_000, "too-deep"),
        ("<ul><li>" * 2_000, "too-deep"),
        ("<b><p>" * 2_000, "too-deep"),
        ("".join(f"<font size={size}>" for size in range(700)) + "<p>x" * 20_000, "too-deep"),
        ("~~a " * 3_000 + "b~~ " * 3_000 + "<b>", "too-deep"),
        ("<p " + " ".join(f"a{number}" for number in range(20_000)) + ">", "too-big"),
        ("[^a]: x\n\n" + "[^a] " * 15_000, "too-big"),
    ],
)
def test_what_would_take_too_long_is_refused(text: str, rule: str) -> None:
    [problem] = read_body("a.md", text, 4).problems
    assert (problem.rule, problem.severity, problem.about) == (rule, "error", "a.md")
    assert problem.at.line >= 4
    assert shown(text).startswith(("<pre>", "<p>"))


def test_a_file_of_more_than_a_megabyte_is_not_read() -> None:
    [problem] = _read("content/a.md", b"a " * (BIGGEST // 2 + 1))["problems"]
    assert problem[3] == "too-big"
    assert not _read("content/a.md", b"a\n" * (BIGGEST // 2))["problems"]


@pytest.mark.parametrize(
    "piece",
    [
        *["[", "![", "**a", "`a``", "[a](", "[a][", "<", "<!--", "&", "\\*", "$$a", "</p>", "```", "<a", ""],
        "*a ", "a* ", "a|b\n", "# a\n", "$a ", "~~a ", "http://a.b ", '![](a.mp3 "t")\n\n', "<p><img ", "- a\n\n",
        "> [!NOTE]\n> x\n\n", "```\n", "<h1 id=a>", "[TOC]\n\n", "$x$ ",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Eight times as much takes less than thirty times as long: a quadratic step would take sixty-four."""

    def took(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(3):
            before = time.process_time()
            facts_or_not(text)
            shown(text)
            best = min(best, time.process_time() - before)
        return best

    assert took(8 * 3_000) < 30 * max(took(3_000), 0.004)


def facts_or_not(text: str) -> None:
    read_body("a.md", text, 1)


def test_links_to_entries(project: Project, tmp_path: Path) -> None:
    """A link by id leads to what is out, in the reader's language; what is not out, is words."""
    text = "[old](entry:out-now#heat), [older](entry:was-called), [secret words](entry:not-yet)\n"
    files = {
        "calendar/out-now.yaml": "publish: Tue 2026-11-10 09:30\ntitle: Out\nformerly: [was-called]\n",
        "calendar/not-yet.yaml": "publish: Tue 2027-11-09 09:30\ntitle: Not yet\n",
        "content/posts/out-now.md": "## Heat\n\nWarm.\n",
        "content/posts/not-yet.md": "Later.\n",
        "content/posts/hinge.md": f"---\ndate: 2015-02-03\ntitle: A hinge\n---\n{text}",
    }
    made = built(project(files)).made
    assert made is not None
    [edition] = [one for one in made.public.editions if one.id == "posts/hinge"]
    assert edition.post is not None
    body = edition.post.body.html(dict(edition.links))
    assert '<a href="../../2026/11/out-now/#heat">old</a>' in body
    assert '<a href="../../2026/11/out-now/">older</a>, secret words</p>' in body
    assert "not-yet" not in body
