"""Whatever words an author writes, they come out as these words: in pages, feeds, calendars, snippets and JSON."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as some
from icalendar import Calendar
from lxml import etree, html
from markupsafe import Markup

from builder.load.text import one_line
from builder.pages import Templates
from conftest import Project, built

NASTY = (
    *("</script>", "]]>", '"><img src=x onerror=alert(1)>', "<svg/onload=x>", "<!--", "-->", "</title>", "'"),
    *("{{7*7}}", "{% raw %}", "{url}", "${x}", "&#x6a;avascript:", "javascript:alert(1)", "&lt;", "&amp;amp;"),
    *("\nBEGIN:VALARM", "\nBcc: all@example.org", ";,\\n:", "=1+1", "@SUM(A1)", "::error::x", "##[error]y", "| a | b"),
    *("\u202etxt", "\u2028", "\u2066", "\ufeff", "\u200b", "\ufdfa", "e\u0301", "\U0001f468\u200d\U0001f469", "é" * 90),
    *("../../etc", "%2e%2e%2f", "con", "a" * 300, "#", "\\", "`", "\xa0", "\U0010ffff", "\ue000"),
)
WORDS = some.lists(some.sampled_from(NASTY) | some.text(min_size=1, max_size=5), min_size=1, max_size=4).map(" ".join)
# what reading refuses, and tests/test_reading.py shows, cannot come here
UNREAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
SLUG = re.compile(r"(?<=tags/)[^/]+(?=/)|(?<=authors/)[^/]+(?=/)")


def quoted(words: str) -> str:
    """Return *words* as YAML and JSON write them."""
    return json.dumps(words, ensure_ascii=False)


def files(words: str) -> dict[str, str]:
    """Return a project that says *words* wherever anyone may say anything."""
    text, braced = quoted(words), quoted(words.replace("{", "{{").replace("}", "}}"))  # else they are filled in
    literal = PUNCTUATION.sub(r"\\\1", one_line(words))
    posts = {
        f"content/posts/{name}.md": (
            f"---\ntitle: {text}\ndate: 2026-11-{day:02}\nsummary: {text}\nauthors: [{text}]\ntags: [{text}, {text}]\n"
            f"---\n\n# x {literal} x\n\n![x {literal} x](a.svg)\n"
        )
        for day, name in enumerate(("one", "two", "three"), start=1)
    }
    return {
        "calendar.yaml": (
            f"site:\n  title: {text}\n  url: https://little.example/\n  namespace: little.example,2026\n"
            f"  description: {text}\npromise: {text}\ntimezone: Europe/Berlin\n"
            f"people:\n  chief: {{name: {text}}}\n"
            f"channels:\n  blog: {{kind: site, at: 09:00}}\n  letter: {{kind: email, account: {text}}}\n"
            "announce:\n  all:\n    launch: {at: day 0, on: [blog, letter]}\n"
        ),
        "calendar/planned.yaml": (
            f"publish: 2026-12-01 09:30\ntitle: {text}\nowner: chief\npublic: teaser\nannounce: all\n"
            f"posts: {{letter: {braced}}}\ncredits: {{photo: {text}}}\n"
        ),
        "calendar/out.yaml": f"publish: 2026-11-01 09:30\ntitle: {text}\nowner: chief\npage: none\nannounce: all\n",
        "content/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        "content/about.md": f"---\ntitle: {text}\nsummary: {text}\n---\n\n## x {literal} x\n",
        **posts,
    }


def made(words: str) -> Mapping[str, bytes]:
    """Return what is published of it, tags and authors under one name whatever their slugs are."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(words).items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="")
        build = built(Path(folder))
        assert build.errors == ()
        assert build.made
        ours = [one for one in build.made.artifacts if not one.path.startswith("assets/")]
        rendered = {f"{one.where}/{one.path}": one.render() for one in ours}
        templates = Templates(build.made.theme)  # as MkDocs is given them
        for place, view in build.made.pages:
            body = Markup(place.page.body.html(dict(place.links)))  # noqa: S704 - made safe by load/markdown
            rendered[f"site/{place.path}index.html"] = templates.render({"view": view, "html": body}).encode()
        assert not templates.problems
    paths = {SLUG.sub("x", path): path for path in rendered}
    assert len(paths) == len(rendered)
    return {path: rendered[own] for path, own in paths.items()}


def shape(page: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in their order, with the names of their attributes; warnings are told apart, and so
    is what networks make links of, and how much they count."""
    tree = html.document_fromstring(page.decode())
    apart = {"tally", "wrong", "facet", "meterline", "meta dots rule"}
    told = [one for one in tree.iter() if one.get("id") == "problems" or one.get("class") in apart]
    for one in told:
        above = one.getparent()
        assert above is not None
        above.remove(one)
    return [(str(one.tag), tuple(sorted(map(str, one.keys())))) for one in tree.iter()]


def texts(page: bytes) -> str:
    return one_line("".join(map(str, html.document_fromstring(page.decode()).itertext())))


def lines(calendar: bytes) -> Iterator[bytes]:
    return iter(calendar.split(b"\r\n"))


@cache
def harmless() -> Mapping[str, bytes]:
    return made("Plain words")


@settings(deadline=None, max_examples=30)
@given(words=WORDS)
@example(words=" ".join(NASTY[:16]))
@example(words=" ".join(NASTY[16:32]))
@example(words=" ".join(NASTY[32:]))
def test_words_stay_words(words: str) -> None:
    """Pages have the elements that they have with harmless words; each format gives back what was written."""
    words = UNREAD.sub("", words).strip() or "nothing"
    said = one_line(words)
    found = made(words)
    assert sorted(found) == sorted(harmless())
    for path, data in found.items():
        CHECKS.get(path.rpartition(".")[2], as_bytes)(path, data, harmless()[path], said)


def as_page(path: str, data: bytes, plain: bytes, said: str) -> None:
    assert shape(data) == shape(plain), path
    if b"Plain words" in plain:
        assert said in texts(data), path


def as_xml(path: str, data: bytes, plain: bytes, said: str) -> None:
    tree, other = (etree.fromstring(one) for one in (data, plain))
    assert [one.tag for one in tree.iter()] == [one.tag for one in other.iter()], path
    titles = [one_line(one.text or "") for one in tree.iter("title")]
    assert all(said in title for title in titles), path
    for content in tree.iter("{http://purl.org/rss/1.0/modules/content/}encoded"):
        assert [str(one.tag) for one in html.fromstring(content.text or "").iter()].count("img") == 1


def as_mail(path: str, data: bytes, plain: bytes, said: str) -> None:
    """No header comes of words, and the letter's page has no elements but its own, lines and links."""
    letter, other = (message_from_bytes(one, policy=default) for one in (data, plain))
    assert [name for name, _ in letter.items()] == [name for name, _ in other.items()], path
    pages = [one.get_body(("html",)) for one in (letter, other)]
    one, two = (set(shape(page.get_content().encode())) for page in pages if page is not None)
    assert one <= two | {("br", ()), ("p", ()), ("a", ("href",))}, (
        path
    )  # lines, paragraphs and links are what it may have


def as_calendar(path: str, data: bytes, plain: bytes, said: str) -> None:
    for line in lines(data):
        assert len(line) <= 75, path  # RFC 5545, 3.1: octets
        line.decode()
    events, others = (Calendar.from_ical(one).walk() for one in (data, plain))
    assert [event.name for event in events] == [event.name for event in others]
    for event, other in zip(events, others, strict=True):
        assert list(event) == list(other)
        if "Plain words" in str(other.get("SUMMARY")):
            assert said in str(event["SUMMARY"]), path


def as_json(path: str, data: bytes, plain: bytes, said: str) -> None:
    rows, others = (json.loads(one) for one in (data, plain))
    assert [sorted(row) for row in rows] == [sorted(row) for row in others]


def as_snippet(path: str, data: bytes, plain: bytes, said: str) -> None:
    if plain.startswith(b"Subject: "):
        assert data.decode().split("\n")[0] == f"Subject: {said}", path


def as_bytes(path: str, data: bytes, plain: bytes, said: str) -> None:
    assert data == plain, path


Check = Callable[[str, bytes, bytes, str], None]
CHECKS: dict[str, Check] = {
    "html": as_page,
    "xml": as_xml,
    "opml": as_xml,
    "ics": as_calendar,
    "json": as_json,
    "txt": as_snippet,
    "eml": as_mail,
}


def test_a_link_that_leads_nowhere_breaks_no_feed(project: Project) -> None:
    """Brackets around a host that is none, and the end of a CDATA section, in HTML as an author may write it."""
    body = '<a href="//[">a</a> <p title="]]>">b ]]&gt; c</p> `]]>`'
    root = project({"content/posts/one.md": f"---\ntitle: One\ndate: 2026-11-01\n---\n{body}\n"})
    build = built(root)
    assert build.made
    (feed,) = (one.render() for one in build.made.artifacts if one.path == "feed.xml")
    (words,) = etree.fromstring(feed).iter("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert (words.text or "").count("]]") == 3
