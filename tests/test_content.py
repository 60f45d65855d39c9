"""What is read of a text besides its words: pictures without any, vague links, parts, and words that a team avoids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from builder.load import markdown
from builder.model.protocol import Avoided, Protocol, Usage
from builder.model.vague import is_vague
from builder.model.wording import Wording, counted, spoken
from conftest import CALENDAR, NOW, Project, built
from imported import told, yaml

HEARD = CALENDAR.replace("  title: Little\n", "  title: Little\n  podcast: {category: Hobbies, image: /a.jpg}\n")
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 8  # frames of silence
NAMELESS = {
    "![](a.jpg)": ("a.jpg",),
    "![A screw](a.jpg)": (),
    "![ ](a.jpg)": ("a.jpg",),
    "[![](a.jpg)](b.md)": ("a.jpg",),
    "![](a.jpg) ![](a.jpg)": ("a.jpg", "a.jpg"),
    "![](https://b.example/a.jpg?x=1&y=2)": ("https://b.example/a.jpg?x=1&y=2",),
    '<img src="a.jpg">': ("a.jpg",),
    '<img src="a.jpg" alt="">': (),
    "<img alt='' src=a.jpg>": (),
    '<img alt src="a.jpg">': (),
    '<img src="a.jpg" alt="A screw">': (),
    '<img src="a.jpg" alt="">\n\n![](b.jpg)': ("b.jpg",),
    "![](creak.mp3)": (),
    "`![](a.jpg)`": (),
    "```\n![](a.jpg)\n```": (),
}
VAGUE = {
    "[here](a.md)": [("here", "a.md")],
    "[Click here!](a.md)": [("Click here!", "a.md")],
    "[READ MORE →](https://b.example/?x=1&y=2)": [("READ MORE →", "https://b.example/?x=1&y=2")],
    "[the thing over here](a.md)": [],
    "https://b.example/here": [],
    "[hier](a.md) [more](b.md)": [("hier", "a.md"), ("more", "b.md")],
    "[![here](a.jpg)](b.md)": [],
    "here": [],
    "Words.[^1]\n\n[^1]: here": [],
}


@pytest.mark.parametrize("text", NAMELESS)
def test_pictures_that_no_words_stand_for(text: str) -> None:
    assert sorted(set(markdown.facts(text)[0].nameless)) == sorted(set(NAMELESS[text]))


@pytest.mark.parametrize("text", VAGUE)
def test_links_that_say_nothing(text: str) -> None:
    assert list(markdown.facts(text)[0].vague) == VAGUE[text]


@pytest.mark.parametrize(
    ("said", "lang", "vague"),
    [
        ("hier", "de-AT", True),
        ("hier", "en", False),
        ("here", "pl", False),
        ("mehr…", "de", True),
        ("More", "en", True),
    ],
)
def test_a_word_is_vague_in_its_own_language(said: str, lang: str, *, vague: bool) -> None:
    assert is_vague(said, lang) is vague


def test_parts_are_no_unknown_keys_and_their_files_are_published(project: Project) -> None:
    parts = ("title: T", "date: 2026-01-05", "audio: {src: creak.mp3}", "transcript: https://b.example/words.txt")
    root = project({"calendar.yaml": HEARD, "content/posts/a.md": yaml(*parts)})
    (root / "content/posts/creak.mp3").write_bytes(MP3)
    made = built(root)
    assert made.problems == ()
    assert made.made is not None
    assert [asset.path for asset in made.made.public.assets] == ["content/posts/creak.mp3"]


@pytest.mark.parametrize("value", ["true", "dQw4w9WgXcQ", "[1, 2]", "{id: x}", '""'])
def test_what_another_generator_means_by_a_part_is_its_own_affair(project: Project, value: str) -> None:
    made = built(project({"content/posts/a.md": yaml("title: T", "date: 2026-01-05", f"video: {value}")}))
    assert made.problems == ()


def test_a_part_from_outside_withholds_its_post(project: Project) -> None:
    files = {"content/posts/a.md": yaml("date: 2026-01-05", "audio: ../../../x.mp3")}
    assert "leads out of the project" in "".join(told(project, files, "path-escapes"))


def wording(*words: str) -> Wording:
    return Wording(tuple(Avoided(word) for word in words))


FOUND = [
    (("simply",), "Simply oversimply SIMPLY, simply-put.", ["simply"] * 3),
    (("make use of", "use"), "We make\nuse  of it, and use it.", ["make use of", "use"]),
    (("C++",), "C++ is not c++x.", ["C++"]),
    (("Straße",), "Die STRASSE, die straße.", ["Straße"]),
    (("été",), "Un Été, étés.", ["été"]),
    ((), "Anything.", []),
    (("",), "Anything.", []),
]


@pytest.mark.parametrize(("words", "text", "found"), FOUND)
def test_whole_words_are_found(words: tuple[str, ...], text: str, found: list[str]) -> None:
    assert [one.word for _, one in wording(*words).found(text)] == found


@given(some.text(), some.lists(some.text(min_size=1), max_size=5))
def test_any_word_in_any_text(text: str, words: list[str]) -> None:
    """Nothing raises, places lie in the text, and counts are of what was found."""
    found = list(wording(*words).found(text))
    assert all(0 <= offset < len(text) for offset, _ in found)
    assert sum(count for _, count in counted(found).values()) == len(found)


@given(some.text("ab `~<>()[]:/\n"))
def test_what_is_not_read_keeps_every_letter_in_its_place(text: str) -> None:
    blank = spoken(text)
    assert len(blank) == len(text)
    assert [at for at, letter in enumerate(blank) if letter == "\n"] == [i for i, x in enumerate(text) if x == "\n"]


def test_what_is_said_of_a_channel_goes_before_what_is_said_of_all() -> None:
    protocol = Protocol(Usage((Avoided("so", "a"),)), channels={"x": Usage((Avoided("so", "b"),))})
    assert [one.because for _, one in Wording.of(protocol, "en", "x").found("so")] == ["b"]
    assert [one.because for _, one in Wording.of(protocol, "en").found("so")] == ["a"]


def test_a_credit_is_where_the_link_leads(project: Project) -> None:
    """Words that lead to the page need not repeat it; those that lead nowhere do."""
    entry = "publish: Tue 2026-12-01 09:30\nannounce: standard\ncredits: {photo: A reader}\nposts: {mastodon: "
    for words, count in (("'{url}'", 0), ("Photo by a reader", 0), ("Heat it.", 1)):
        files = {"calendar/screw.yaml": f"{entry}{words}}}\n", "content/posts/screw.md": "Heat.\n"}
        problems = built(project({**files, "calendar.yaml": CALENDAR}), NOW).problems
        assert [problem.rule for problem in problems].count("credit-missing") == count


def test_a_recording_stands_on_the_page_with_what_helps(project: Project) -> None:
    """A file that is not there leaves no empty player; one that the words show is not there twice."""
    front = ("title: T", "date: 2026-01-05", "audio: creak.mp3", "video: https://b.example/f.mp4", "captions: f.vtt")
    project({"content/posts/creak.mp3": "ID3", "content/posts/f.vtt": "WEBVTT\n", "content/posts/w.txt": "Creak."})
    page = page_of(project, yaml(*front, "transcript: w.txt", "chapters: gone.vtt"))
    assert '<audio controls preload="none" src="creak.mp3" aria-label="T">' in page
    assert '<video controls preload="none" src="https://b.example/f.mp4" aria-label="T">' in page
    assert page.count('<track kind="captions" src="f.vtt" srclang="en" default>') == 2
    assert '<a href="w.txt">Transcript</a>' in page
    assert "gone.vtt" not in page
    assert "recording" not in page_of(project, yaml("date: 2026-01-05", "audio: gone.mp3"))
    shown = page_of(project, yaml("date: 2026-01-05", "audio: creak.mp3") + "\n![The hinge](creak.mp3)\n")
    assert shown.count("<audio") == 1


def test_a_part_that_is_not_there_is_told_where_it_is_named(project: Project) -> None:
    files = {"content/posts/a.md": yaml("date: 2026-01-05", "audio: gone.mp3", "image: {src: gone.png, alt: A screw}")}
    assert [line.partition(": ")[0] for line in told(project, files, "broken-link")] == [
        *("content/posts/a.md:3:8", "content/posts/a.md:4:8")
    ]


def page_of(project: Project, text: str) -> str:
    made = built(project({"content/posts/a.md": text})).made
    assert made is not None
    return next(one for one in made.artifacts if one.path == "posts/a/index.html").render().decode()
