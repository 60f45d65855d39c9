"""What is not out stands nowhere in public: not in a byte, not in a name, however it would be written."""

from __future__ import annotations

import base64
import html
import json
import shutil
import subprocess
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.load.tree import Folder
from builder.model.artifact import Artifact, Rank
from builder.pipeline import Build, build, inspect
from builder.plan.runs import runs_of
from conftest import CALENDAR, NOW, Project, built, dateline

WORDS = "Nobody may read of the copper kettle before the winter fair begins in Überlingen, “ever”."
RU = "Никто не должен читать о медном чайнике до начала зимней ярмарки в городе, никогда и нигде."
ZH = "在冬季博览会开幕之前任何人都不得阅读关于铜壶的文字因为它还没有公开发表所以请保密"
TITLE = "The copper kettle of Überlingen returns"
SECRET = {
    "calendar/kettle.yaml": f"publish: Tue 2026-12-01 09:30\ntitle: {TITLE}\n",
    "content/posts/kettle.md": f"---\nsummary: All that was found out about kettles in this town.\n---\n\n{WORDS}\n",
    "content/posts/open.md": "---\ndate: 2026-11-03\ntitle: Open\ntags: [screws]\n---\n\nWords for everyone.\n",
}
ADDRESS = "https://little.example/2026/12/kettle/"


def leaks(made: Build, public: Mapping[str, bytes]) -> list[str]:
    """Return what the check says of some bytes, were they to be published."""
    return [problem.message for problem in inspect(made, lambda: iter(public.items()))]


def folded(text: str) -> str:
    """Fold a line as RFC 5545 has it, in the middle of words."""
    return "\r\n ".join(text[start : start + 11] for start in range(0, len(text), 11))


def marked_up(text: str) -> str:
    return " ".join(f"<em class='x'>{word[:2]}</em>{html.escape(word[2:])}" for word in text.split())


ENCODINGS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "escaped": html.escape,
    "decimal": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    "hexadecimal": lambda text: "".join(f"&#x{ord(letter):X};" for letter in text),
    "named": lambda text: text.replace("Ü", "&Uuml;").replace("“", "&ldquo;").replace("”", "&rdquo;"),
    "escaped twice": lambda text: html.escape(f"<p>{html.escape(text)}</p>"),
    "marked up": marked_up,
    "marked up within XML": lambda text: html.escape(marked_up(text)),
    "CDATA": lambda text: f"<![CDATA[{text}]]>",
    "JSON": json.dumps,
    "HTML in JSON": lambda text: json.dumps({"content_html": marked_up(text)}).replace("<", "\\u003c"),
    "percent": quote,
    "percent, small": lambda text: quote(text).lower(),
    "attribute": lambda text: f'<meta name="description" content="{html.escape(text)}">',
    "folded": folded,
    "calendar": lambda text: folded(text.replace(",", "\\,").replace(" ", "\\n", 1)),
    "wrapped": lambda text: text.replace(" ", "\n   "),
    "soft hyphens": "\u00ad".join,
    "capitals": str.upper,
    "decomposed": partial(unicodedata.normalize, "NFD"),
    "data URL": lambda text: f"data:text/plain;base64,{base64.b64encode(text.encode()).decode()}",
    "comment": lambda text: f"<!-- {text} -->",
    "script": lambda text: f"<script>var x = {json.dumps(text)};</script>",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("secret", [WORDS, RU, ZH], ids=["latin", "russian", "chinese"])
def test_words_are_found_however_they_are_written(project: Project, encoding: str, secret: str) -> None:
    made = built(project({**SECRET, "content/posts/kettle.md": f"{secret}\n"}))
    data = f"before {ENCODINGS[encoding](secret)} after".encode()
    assert any("the words of “kettle”" in said for said in leaks(made, {"x.html": data})), data


@pytest.mark.parametrize(
    "encoding", sorted(set(ENCODINGS) - {"marked up", "marked up within XML", "HTML in JSON", "wrapped"})
)
def test_an_address_is_found_however_it_is_written(project: Project, encoding: str) -> None:
    if encoding in {"capitals", "soft hyphens"}:  # neither leads there
        return
    made = built(project(SECRET))
    data = f'"{ENCODINGS[encoding](ADDRESS)}"'.encode()
    assert leaks(made, {"x.html": data}) == [
        "the address of “kettle”, which is private, would be public in site/x.html"
    ]


@pytest.mark.parametrize(
    "data",
    [
        '<a href="/2026/12/kettle/">',
        "<a href='/2026/12/kettle'>",
        '<a href="../../2026/12/kettle/#top">',
        '<a href="../../2026/12/kettle/index.html">',
        "[it](/2026/12/kettle/)",
        "see little.example/2026/12/kettle.",
        "http://little.example/2026/12/kettle/index.html",
    ],
)
def test_an_address_is_found_from_wherever_it_is_linked(project: Project, data: str) -> None:
    assert leaks(built(project(SECRET)), {"2026/11/x.html": data.encode()})


@pytest.mark.parametrize(
    "data",
    [
        '<a href="/2026/12/kettle-again/">',
        '<a href="/2026/12/kettle/second/">',
        '<a href="https://other.example/2026/12/kettle/">',
        '<a href="../kettle/">',
        "All about the copper kettle, in twelve words that nobody has written down in private.",
        "The copper kettle returns.",
    ],
)
def test_what_is_alike_is_no_leak(project: Project, data: str) -> None:
    assert leaks(built(project(SECRET)), {"2026/11/x/index.html": data.encode()}) == []


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (TITLE, "title"),
        ("All that was found out about kettles in this town.", "summary"),
        ("tag:little.example,2026:kettle", "identity"),
    ],
)
def test_title_summary_and_identity_are_found(project: Project, said: str, what: str) -> None:
    found = leaks(built(project(SECRET)), {"x.json": json.dumps(said).encode()})
    assert found == [f"the {what} of “kettle”, which is private, would be public in site/x.json"]


def test_the_words_of_its_posts_are_private(project: Project) -> None:
    posts = "posts:\n  mastodon: |\n    Soon we tell what nobody has known about kettles until this very day.\n"
    made = built(project({**SECRET, "calendar/kettle.yaml": SECRET["calendar/kettle.yaml"] + posts}))
    said = b"Soon we tell what nobody has known about kettles until this very day."
    assert len(leaks(made, {"x.txt": said})) == 1


def test_a_short_text_is_private_too(project: Project) -> None:
    made = built(project({**SECRET, "content/posts/kettle.md": "Kettles will be cheaper from Monday on.\n"}))
    assert leaks(made, {"x.txt": b"Kettles will be cheaper from Monday on."})


def test_a_file_at_its_address_is_found(project: Project) -> None:
    assert leaks(built(project(SECRET)), {"2026/12/kettle/index.html": b""})


def png(shade: int) -> bytes:
    """Return a picture of one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b"")


PICTURE = png(7)


def with_picture(project: Project, files: Mapping[str, str]) -> Path:
    root = project(files)
    (root / "content/posts/kettle.png").write_bytes(PICTURE)
    return root


SHOWN = {**SECRET, "content/posts/kettle.md": f"![A kettle](kettle.png)\n\n{WORDS}\n"}


def test_a_picture_of_a_draft_is_private(project: Project) -> None:
    """Neither its bytes nor its name are public, and its bytes are found under another name."""
    made = built(with_picture(project, SHOWN))
    assert made.made is not None
    assert not [one for one in made.made.artifacts if one.where == "site" and one.path.endswith(".png")]
    assert leaks(made, {"assets/other.png": PICTURE}) == [
        "the picture of “kettle”, which is private, would be public in site/assets/other.png"
    ]


def test_a_picture_that_a_public_post_shows_is_public(project: Project) -> None:
    shows = SECRET["content/posts/open.md"] + "\n![A kettle](kettle.png)\n"
    made = built(with_picture(project, {**SHOWN, "content/posts/open.md": shows}))
    assert made.made is not None
    (shown,) = [one for one in made.made.artifacts if one.where == "site" and one.path.endswith(".png")]
    assert shown.path.startswith("posts/open/kettle.")
    assert leaks(made, {shown.path: shown.render()}) == []


def test_the_metadata_of_a_picture_is_looked_into(project: Project) -> None:
    data = b"\xff\xd8\xff\xe1\0\0Exif\0\0" + WORDS.encode("utf-16-le") + b"\0\xff\xd9"
    assert leaks(built(project(SECRET)), {"x.jpg": data})


NO_LEAK = {
    "a public text that quotes it": {"content/posts/open.md": f"---\ndate: 2026-11-03\n---\nThey wrote: {WORDS}\n"},
    "a draft that is a copy": {"content/posts/open.md": f"---\ndate: 2026-11-03\ntitle: {TITLE}\n---\n\n{WORDS}\n"},
    "a title that is told": {
        "calendar/kettle.yaml": SECRET["calendar/kettle.yaml"] + "public: teaser\n",
    },
    "a licence that the theme carries": {
        "content/posts/kettle.md": "The goals of the Open Font License (OFL) are to stimulate worldwide development of"
        " collaborative font projects, to support the font creation efforts of academic and linguistic communities.\n"
    },
    "its text as a link's": {"content/posts/open.md": "---\ndate: 2026-11-03\n---\n[Kettles](kettle.md)\n"},
}


@pytest.mark.parametrize("case", NO_LEAK)
def test_what_is_public_anyway_is_no_leak(project: Project, case: str) -> None:
    root = project({**SECRET, **NO_LEAK[case]})
    done = subprocess.run(
        dateline("build", "--strict", "--root", str(root), "--now", NOW.isoformat()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "[leak]" not in done.stderr


TEMPLATES = {
    "base.html": ("{{ view.frame.site }}</a></div>", "<div class='x'>"),
    "post.html": ("{{ html }}", "<p>"),
    "list.html": ("{% block groups %}", "<p>"),
    "overview.html": ("{% block main %}", "<p>"),
    "home.html": ("{% block lead %}", "<p>"),
    "page.html": ("{% block main %}", "<p>"),
    "404.html": ("{% block main %}", "<p>"),
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_a_template_lets_out_stops_the_build(project: Project, template: str) -> None:
    """The site that stood before is the same, byte for byte."""
    about = {"content/about.md": "# About\n\nWe write.\n", "content/posts/open.md": SECRET["content/posts/open.md"]}
    root = project({**SECRET, **about})
    words = dateline("build", "--root", str(root), "--now", NOW.isoformat())
    subprocess.run(words, capture_output=True, check=True)
    before = {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()}
    text = (Path(__file__).parent.parent / "theme/site" / template).read_text("utf-8")
    old, tag = TEMPLATES[template]
    assert old in text
    (root / "theme/site").mkdir(parents=True)
    (root / "theme/site" / template).write_text(text.replace(old, f"{old}{tag}{marked_up(WORDS)}", 1), "utf-8")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the words of “kettle”, which is private, would be public in site/" in done.stderr
    assert {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()} == before


CLOSED = {
    "a misspelt status": {"calendar/kettle.yaml": "publish: 2026-11-03\nstatus: writting\n"},
    "a misspelt publish:": {
        "calendar/kettle.yaml": "pubish: 2026-12-01\n",
        "content/posts/kettle.md": "---\ndate: 2026-11-03\n---\nWords.\n",
    },
    "an unknown date": {"calendar/kettle.yaml": "publish: someday\n"},
    "a draft that is neither": {"content/posts/kettle.md": "---\ndate: 2026-11-03\ndraft: ture\n---\nWords.\n"},
    "a misspelt draft:": {"content/posts/kettle.md": "---\ndate: 2026-11-03\ndarft: true\n---\nWords.\n"},
    "Draft, large, beside the small one": {
        "content/posts/kettle.md": "---\ndate: 2026-11-03\ndraft: false\nDraft: true\n---\nWords.\n"
    },
    "a misspelt published:": {"content/posts/kettle.md": "---\ndate: 2026-11-03\npublised: no\n---\nWords.\n"},
    "a misspelt expires:": {"content/posts/kettle.md": "---\ndate: 2026-11-03\nexpirse: 2026-11-04\n---\nWords.\n"},
    "a misspelt publishDate:": {
        "content/posts/kettle.md": "---\ndate: 2026-11-03\npublisDate: 2027-11-04\n---\nWords.\n"
    },
    "a status of its own": {"content/posts/kettle.md": "---\ndate: 2026-11-03\nstatus: embargoed\n---\nWords.\n"},
    "a hold by another name": {
        "hold.yml": "since: 2026-11-01\n",
        "content/posts/kettle.md": "---\ndate: 2026-11-03\n---\nWords.\n",
    },
}


@pytest.mark.parametrize("case", CLOSED)
def test_what_is_in_doubt_is_private(project: Project, case: str) -> None:
    made = built(project({"content/posts/kettle.md": "Words.\n", **CLOSED[case]}))
    assert [edition.id for edition in (made.made.public.editions if made.made else ())] == []
    assert len(made.errors) == 1, made.problems


@pytest.mark.parametrize("line", ["Draft: true", "DRAFT: TRUE", "publishdate: 2027-11-04", "Published: no"])
def test_capitals_are_no_way_out(project: Project, line: str) -> None:
    made = built(project({"content/posts/kettle.md": f"---\ndate: 2026-11-03\n{line}\n---\nWords.\n"}))
    assert made.made is not None
    assert made.made.public.editions == ()


def test_an_author_who_makes_things_is_no_draft(project: Project) -> None:
    front = "date: 2026-11-03\ncraft: knitting\nstats: 12\npublisher: A house\nstate: no"
    made = built(project({"content/posts/shawl.md": f"---\n{front}\n---\nWords.\n"}))
    assert made.errors == ()


@pytest.mark.parametrize(("name", "words", "told"), [("_index", "", 0), ("_index", "Words.\n", 1), ("index", "", 1)])
def test_the_settings_of_a_folder_are_no_secret(project: Project, name: str, words: str, told: int) -> None:
    """Zola's `_index.md` without words hides nothing: its folder may be called as any word of a text."""
    made = built(project({f"content/static/{name}.md": f"+++\nrender = false\n+++\n{words}"}))
    assert len(leaks(made, {"x.html": b'serve("/static", folder)'})) == told


def test_a_link_to_what_is_private_tells_nothing(project: Project) -> None:
    """Neither a draft, a page that is one, nor a file in error is named."""
    links = "[1](kettle.md) [2](../plans.md) [3](broken.md) [4](../plans.md#soon) [5](../../2026/12/kettle/)"
    root = project(
        {
            **SECRET,
            "content/plans.md": "---\ndraft: true\n---\nPlans.\n",
            "content/posts/broken.md": "---\ndate: 2026-11-03\ndraft: perhaps\n---\nWords.\n",
            "content/posts/open.md": f"---\ndate: 2026-11-03\n---\n{links}\n",
        }
    )
    made = built(root).made
    assert made is not None
    page = next(one for one in made.artifacts if one.path == "posts/open/index.html").render().decode()
    assert page.count('<a href="#">') == 5
    assert "broken" not in page
    assert "plans" not in page


NAMES = st.sampled_from(["screws", "kettles", "Räder", "水"])
PIECES = st.fixed_dictionaries(
    {
        "public": st.booleans(),
        "how": st.sampled_from(["later", "draft", "writing", "parked", "embargo", "undated"]),
        "tags": st.lists(NAMES, max_size=2, unique=True),
        "author": st.sampled_from(["Ana", "Bo", "Cy"]),
        "links": st.lists(st.integers(0, 5), max_size=3),
        "picture": st.integers(0, 3) | st.none(),
        "lang": st.sampled_from(["en", "de"]),
    }
)


def marked(number: int) -> str:
    """Return twelve words that nobody else writes."""
    return " ".join(f"q{number}z{word}" for word in range(12))


def write(root: Path, pieces: list[dict[str, Any]]) -> None:
    """Write a project in which each piece has words, a title, a tag, an author and perhaps a picture of its own."""
    (root / "calendar").mkdir(parents=True)
    (root / "content/posts").mkdir(parents=True)
    site = CALENDAR.replace("2026\ntimezone", "2026\n  languages: [en, de]\ntimezone")
    (root / "calendar.yaml").write_text(site, "utf-8")
    for number in range(4):
        (root / f"content/posts/shared-{number}.png").write_bytes(png(number))
    for number, piece in enumerate(pieces):
        suffix = ".de" if piece["lang"] == "de" else ""
        own = ["publish: 2026-11-03 09:00"] if piece["public"] else list(HIDDEN[str(piece["how"])])
        (root / f"calendar/piece-{number}.yaml").write_text("\n".join([*own, f"title: Title q{number}t\n"]), "utf-8")
        tags = [*piece["tags"], f"q{number}tag"]
        front = [f"tags: {json.dumps(tags, ensure_ascii=False)}", f"authors: [{piece['author']}, q{number}author]"]
        front += ["draft: true"] * (not piece["public"] and piece["how"] == "draft")
        body = [marked(number), f"![Own](q{number}own.png)"]
        ends = [".de" if other["lang"] == "de" else "" for other in pieces]
        body += [f"[link](piece-{other}{ends[other]}.md)" for other in piece["links"] if other < len(pieces)]
        body += [f"![Shared](shared-{piece['picture']}.png)"] * (piece["picture"] is not None)
        (root / f"content/posts/q{number}own.png").write_bytes(png(100 + number))
        text = "\n".join(["---", *front, "---", "", "\n\n".join(body), ""])
        (root / f"content/posts/piece-{number}{suffix}.md").write_text(text, "utf-8")


HIDDEN = {
    "later": ("publish: 2026-12-01 09:00",),
    "draft": ("publish: 2026-11-03 09:00",),
    "writing": ("publish: 2026-11-03 09:00", "status: writing"),
    "parked": ("publish: 2026-11-03 09:00", "status: parked"),
    "embargo": ("publish: 2026-12-03 09:00", "embargo: 2026-12-01 09:00"),
    "undated": (),
}


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=6))
def test_nothing_of_what_is_private_is_in_public(pieces: list[dict[str, Any]]) -> None:
    """Whatever private and public pieces share, nothing of the private ones is in any byte or name of the site."""
    root = Path(tempfile.mkdtemp())
    try:
        write(root, pieces)
        made = build(Folder(root), NOW)
        assert made.made is not None, made.problems
        files = {one.path: one.render() for one in made.made.artifacts if one.where == "site"}
        assert leaks(made, files) == []
        everything = b"\0".join((*map(str.encode, files), *files.values())).lower()
        for number, piece in enumerate(pieces):
            told = [
                f"q{number}z",
                f"q{number}t",
                f"q{number}own",
                f"q{number}png",
                f"q{number}author",
                f"piece-{number}",
            ]
            assert bool(piece["public"]) == any(word.encode() in everything for word in told), told
        shown = {piece["picture"] for piece in pieces if piece["public"]}
        for picture in range(4):
            assert (picture in shown) == any(f"shared-{picture}." in path for path in files)
            assert (picture in shown) == (png(picture) in files.values())
        for number, piece in enumerate(pieces):
            assert bool(piece["public"]) == (png(100 + number) in files.values())
    finally:
        shutil.rmtree(root)


@given(st.text(max_size=400))
def test_any_text_has_runs_or_none(text: str) -> None:
    for run in runs_of(text):
        assert "\n" not in run
        assert run


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(ENCODINGS)), st.sampled_from(["x.html", "feed.xml", "a.ics", "b.json", "deep/er.txt"]))
def test_planted_anywhere_it_stops_what_is_public(encoding: str, path: str) -> None:
    """An artifact that lets the words out is found among all others."""
    root = Path(tempfile.mkdtemp())
    try:
        for name, text in {"calendar.yaml": CALENDAR, **SECRET}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")
        made = build(Folder(root), NOW)
        assert made.made is not None
        data = f"<p>{ENCODINGS[encoding](WORDS)}</p>".encode()
        planted = Artifact("site", path, "planted", Rank.LIST, partial(bytes, data))
        whole = replace(made.made, artifacts=(*made.made.artifacts, planted))
        files = {one.path: one.render() for one in whole.artifacts if one.where == "site"}
        assert [path in said for said in leaks(made, files)] == [True]
    finally:
        shutil.rmtree(root)
