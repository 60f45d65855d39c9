"""Files that nobody should have written: each ends with its place and its rule, and the rest is published."""

from __future__ import annotations

import codecs
import json
import subprocess
import time
from pathlib import Path

import pytest

from builder.load.front import split
from builder.load.text import decode
from builder.load.yaml import read
from conftest import NOW, Project, built, dateline

DEEP = 100_000
DIGITS = "9" * 5000
BIG = "x" * 300_000
TICK = 0.005  # seconds; less is the machine's noise
CONFLICT = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n"

# what YAML would eat or change, as a plan has it: rule, line, column, and what the hint offers
EATEN = [
    ("title: Fix #repair", "words-lost", 1, 12, '"Fix #repair"'),
    ("title: A # b", "words-lost", 1, 10, '"A # b"'),
    ("title: a b\n  #repair\n  more", "words-lost", 2, 3, "block"),
    ("title: a\n  # c\n  b", "yaml-syntax", 2, 3, "block"),
    ("a: {hypothesis: Shorter, warmer words}", "words-lost", 1, 26, '"Shorter, warmer words"'),
    ('title: "Fix it" #repair', "words-lost", 1, 17, "inside"),
    ("tags: [a, #b\n c]", "words-lost", 1, 11, "quotes"),
    ("title: Portrait: the café", "words-lost", 1, 16, '"Portrait: the café"'),
    ('title: "a" b', "words-lost", 1, 12, '"a" b'),
    ("title: [draft] A post", "words-lost", 1, 16, '"[draft] A post"'),
    ("title: {x} y", "words-lost", 1, 8, '"{x} y"'),
    ("title: {{ x }} y", "words-lost", 1, 8, '"{{ x }} y"'),
    ("title: - x", "words-lost", 1, 8, '"- x"'),
    ("title: @word", "words-lost", 1, 8, '"@word"'),
    ("title: `x`", "words-lost", 1, 8, '"`x`"'),
    ("title: %x", "words-lost", 1, 8, '"%x"'),
    ("title: *Bold* x", "words-lost", 1, 8, '"*Bold* x"'),
    ("title: & more", "words-lost", 1, 8, '"& more"'),
    ("title: &more", "yaml-bomb", 1, 8, '"&more"'),
    ("title: !important", "yaml-tag", 1, 8, '"!important"'),
    ("a: [!x]", "words-lost", 1, 5, '"!x"'),
    ("title: | foo", "yaml-syntax", 1, 8, '"| foo"'),
    ("title: > foo", "yaml-syntax", 1, 8, '"> foo"'),
    ("title: a\nb: c\n...\nd: e", "yaml-syntax", 3, 1, "delete"),
    ("\xa0title: a\nb: c", "yaml-syntax", 1, 1, "again"),
    ('title: "\\e[31m"', "control-character", 1, 8, "delete"),
    ("title: a\x85b", "control-character", 1, 9, "delete"),
    ("title: a\u2028b\nx: y: z", "words-lost", 2, 5, '"y: z"'),
    ("a: b\n=======\nc: d", "merge-conflict-marker", 2, 1, "git"),
    ("<<<<<<<\na: b\n", "merge-conflict-marker", 1, 1, "git"),
    ("a: " + "[" * DEEP, "too-deep", 1, None, "brackets"),
    ("- " * DEEP, "too-deep", 1, 41, "brackets"),
    ("a: " + BIG, "too-big", 1, 1, "split"),
    ("k" * 2000 + ": v", "yaml-syntax", 1, 1, "key"),
]
AS_WRITTEN = [
    "012",
    "1e3",
    "0x1F",
    "1_000",
    "12:30:45",
    "yes",
    "No",
    "on",
    "OFF",
    "NO",
    "2026-12-01",
    ".inf",
    "=",
    "NULL",
]

# a whole file of content, and the rule that it breaks; "ours" and "Words" stand in each that could be published by slip
REFUSED = {
    "json-twice": ('{"title": "a", "title": "b"}\nWords', "duplicate-key", 1, 16),
    "json-deep": ('{"a": ' + "[" * DEEP + "\nWords", "too-deep", 1, 26),
    "json-nan": ('{"title": NaN}\nWords', "yaml-syntax", 1, 11),
    "json-half": ('{"title": "\\ud800"}\nWords', "control-character", 1, 11),
    "json-comma": ('{\n "title": "a",\n}\nWords', "yaml-syntax", 3, 1),
    "json-big": ('{"a": "' + BIG + '"}\nWords', "too-big", 1, 1),
    "toml-deep": ("+++\na = " + "[" * DEEP + "\n+++\nWords", "too-deep", 2, 24),
    "toml-dotted": ("+++\n" + "a." * DEEP + "b = 1\n+++\nWords", "too-deep", 2, 1),
    "toml-number": (f"+++\na = {DIGITS}\n+++\nWords", "yaml-syntax", 2, 5),
    "toml-letters": ("+++\na = 0x" + "f" * DEEP + "\n+++\nWords", "yaml-syntax", 2, 7),
    "toml-day": ("+++\ndate = 2026-02-30\n+++\nWords", "yaml-syntax", 2, 8),
    "toml-twice": ("+++\na = 1\na = 2\n+++\nWords", "duplicate-key", 3, 6),
    "toml-open": ("+++\na = 1\nWords", "front-matter-unclosed", 1, 1),
    "toml-unseen": ('+++\ntitle = "\\u001b[31m"\n+++\nWords', "control-character", 2, 1),
    "only-hyphens": ("---", "front-matter-unclosed", 1, 1),
    "open": ("---\ntitle: a\nWords", "front-matter-unclosed", 1, 1),
    "four-hyphens": ("----\ntitle: a\n----\nWords", "front-matter-unclosed", 1, 1),
    "long-dash": ("—\ntitle: a\n—\nWords", "front-matter-unclosed", 1, 1),
    "same-line": ("--- title: a\n---\nWords", "front-matter-unclosed", 1, 1),
    "comment-open": ("<!--\n.. title: a\n\nWords", "front-matter-unclosed", 1, 1),
    "conflict": (f"---\ntitle: a\n---\n\n{CONFLICT}", "merge-conflict-marker", 5, 1),
    "conflict-open": (f"---\ntitle: a\n{CONFLICT}---\nWords", "merge-conflict-marker", 3, 1),
    "conflict-around": ("<<<<<<< HEAD\n---\ntitle: a\n---\n=======\nWords\n>>>>>>> b\n", "merge-conflict-marker", 1, 1),
    "nul": ("---\ntitle: a\n---\nWords\0", "control-character", 4, 6),
}
BYTES = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "“ä”",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "shift-jis": "Shift JIS",
    "euc-jp": "EUC-JP",
    "euc-kr": "EUC-KR",
    "gb18030": "GB 18030",
}
LETTERS = {
    "cp1251": "Заголовок статьи о починке",
    "koi8-r": "Заголовок статьи о починке",
    "shift-jis": "日本語の記事です",
    "euc-jp": "日本語の記事です",
    "euc-kr": "한국어 제목입니다",
    "gb18030": "这是一个标题",
}


@pytest.mark.parametrize(("text", "rule", "line", "column", "hint"), EATEN, ids=lambda value: str(value)[:30])
def test_what_yaml_would_eat_is_told(text: str, rule: str, line: int, column: int | None, hint: str) -> None:
    """One cause is one problem, where it is, with what to write instead."""
    (problem,) = read("plan.yaml", text).problems
    assert (problem.rule, problem.at.line) == (rule, line)
    assert column in {None, problem.at.column}
    assert hint in problem.hint


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_text_comes_through_as_written(text: str) -> None:
    assert read("plan.yaml", f"title: {text}\n").value == {"title": text}
    assert split("a.md", f"---\ntitle: {text}\n---\n").keys == {"title": text}


def test_numbers_of_other_spellings_too() -> None:
    assert split("a.md", '{"version": 1.10, "n": 1e400, "i": ' + DIGITS + "}\n").keys["version"] == "1.10"
    assert split("a.md", "+++\nversion = 1.10\n+++\n").keys == {"version": "1.10"}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_content_that_cannot_be_read(name: str) -> None:
    text, rule, line, column = REFUSED[name]
    whole, broken = decode("a.md", text.encode("utf-8", "surrogatepass"), "a.md")
    found = split("a.md", whole)
    (problem,) = {problem.rule: problem for problem in (broken, *found.problems) if problem}.values()
    assert (problem.rule, problem.at.line, problem.at.column) == (rule, line, column)
    assert problem.about == "a.md"


@pytest.mark.parametrize("above", ["\ufeff", "\ufeff\ufeff", "\n", "\ufeff \n\n"])
def test_what_stands_above_front_matter_unseen(above: str) -> None:
    whole, broken = decode("a.md", f"{above}---\ntitle: a\n---\nWords".encode())
    found = split("a.md", whole)
    assert (broken, found.problems, found.keys, found.body) == (None, (), {"title": "a"}, "Words")


@pytest.mark.parametrize(("encoding", "named"), BYTES.items())
def test_an_encoding_is_named(encoding: str, named: str) -> None:
    _, problem = decode("a.md", LETTERS.get(encoding, "title: Käse in Dosen").encode(encoding))
    assert problem
    assert problem.rule == "not-utf8"
    assert named in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text, broken = decode("plan.yaml", codecs.BOM_UTF8 + f"a: b{end}{end}c: d: e{end}".encode())
    assert broken is None
    (problem,) = read("plan.yaml", text).problems
    assert (problem.at.line, problem.at.column) == (3, 5)


@pytest.mark.parametrize(
    "body",
    [
        "Heading\n=======\n\nwords\n",
        f"```\n{CONFLICT}```\n",
        f"- a\n\n  ~~~~ text\n{CONFLICT}  ~~~~\n",
        f"<pre>\n{CONFLICT}</pre>\n",
        f"{{% highlight text %}}\n{CONFLICT}{{% endhighlight %}}\n",
        f"{{{{< highlight text >}}}}\n{CONFLICT}{{{{< /highlight >}}}}\n",
        "    <<<<<<< HEAD\n",
        "Heading\n=======\n\n>>>>>>> a\n>>>>>>> quotation of quotations\n",
        "`<<<<<<< HEAD` and `=======`\n",
    ],
)
def test_what_only_shows_a_conflict_is_words(body: str) -> None:
    found = split("a.md", f"---\ntitle: a\n---\n{body}")
    assert (found.problems, found.body) == ((), body)


@pytest.mark.parametrize("unit", ["—", "-", " ", "\t", "[", "{", "- ", ": ", "a.", '"', "#", "\n", "`", "<", "0"])
@pytest.mark.parametrize(
    "around", ["{}", "---\ntitle: {}\n---\n", "+++\n{}\n+++\n", '{{"a": {}', "Title: a\n{}", "a: {{b: {}c, d}}"]
)
def test_whatever_is_repeated_is_soon_read(unit: str, around: str) -> None:
    """A quarter of a megabyte of one mark, where a pattern may try every way to part it: ten times the text takes some
    ten times as long, and not a hundred.
    """
    assert _spent(around.format(unit * (240_000 // len(unit)))) < 40 * max(
        _spent(around.format(unit * (24_000 // len(unit)))), TICK
    )


def _spent(text: str) -> float:
    """Return the seconds of the processor that reading takes, the best of two."""
    spent = []
    for _ in range(2):
        start = time.process_time()
        split("a.md", text)
        read("plan.yaml", text)
        spent.append(time.process_time() - start)
    return min(spent)


def test_nothing_of_it_is_published_and_all_else_is(project: Project) -> None:
    """In one build, however they are made."""
    hostile = {f"content/posts/{name}.md": text for name, (text, *_) in REFUSED.items()}
    root = project({**hostile, "content/posts/good.md": "---\ntitle: Good\ndate: 2026-11-01\n---\nFine\n"})
    build = built(root)
    assert build.made
    assert {problem.about for problem in build.errors} == set(hostile)
    pages = b"".join(one.render() for one in build.made.artifacts if one.where == "site" and one.path.endswith("html"))
    assert b"Words" not in pages
    assert b"theirs" not in pages
    assert b"Good" in pages


def test_a_terminal_is_never_written_to_by_an_author(project: Project) -> None:
    """Names and words that would recolour, forge or command a line are shown by their codes; JSON is exact."""
    root = project(
        {
            "content/posts/\x1b[31m::error::x\u202e.md": "---\ntitle: a\nstatus: '##[error]y'\ndate: 2026-11-01\n---\n",
            "content/posts/two.md": "---\ntitle: a\nstatus: '##[error]z'\ndate: 2026-11-01\n---\n",
            "calendar/one.yaml": 'title: "A\\n::warning::z"\npublish: Tue 2026-12-01 09:30\n"\u202e": x\n',
            "::stop::.yaml": "a: [\n",
        }
    )
    (root / "calendar.yaml").write_text((root / "calendar.yaml").read_text() + 'include: "*.yaml"\n')
    for words in (("check",), ("build",), ("next",)):
        done = subprocess.run(
            dateline(*words, "--root", str(root), "--now", NOW.isoformat()), capture_output=True, check=False
        )
        printed = (done.stdout + done.stderr).decode()
        assert "Traceback" not in printed
        assert not [letter for letter in printed if not letter.isprintable() and letter != "\n"]
        assert not [line for line in printed.split("\n") if line.lstrip().startswith("::") or "##[" in line]
    exact = subprocess.run(
        dateline("check", "--format", "json", "--root", str(root), "--now", NOW.isoformat()),
        capture_output=True,
        check=False,
    )
    assert not [letter for letter in exact.stdout.decode() if not letter.isprintable() and letter != "\n"]
    assert b"##[" not in exact.stdout
    rows = json.loads(exact.stdout)
    assert any("“\u202e”" in row["message"] for row in rows)
    assert any("##[error]z" in row["message"] for row in rows)


def test_a_terminal_without_these_letters_shows_their_codes(project: Project, tmp_path: Path) -> None:
    root = project({"calendar/one.yaml": "title: “Käse”\npublish: Tue 2026-12-01 09:30\n"})
    words = dateline("next", "--root", str(root), "--now", NOW.isoformat())
    done = subprocess.run(words, capture_output=True, check=False, env={"PYTHONIOENCODING": "latin-1"})
    assert b"\\u201cK\xe4se\\u201d" in done.stdout
    exact = subprocess.run(
        [*words, "--format", "json"], capture_output=True, check=False, env={"PYTHONIOENCODING": "latin-1"}
    )
    assert json.loads(exact.stdout)[0]["entry"] == "one"
