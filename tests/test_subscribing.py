"""A page for every feed and calendar, the list of them all, and OPML, in each language."""

from __future__ import annotations

import re
from time import perf_counter
from xml.etree import ElementTree as ET

import zxingcpp
from PIL import Image

from builder.model.artifact import Artifact
from builder.pipeline import Made
from conftest import CALENDAR, Project, built

BOTH = CALENDAR.replace("  namespace: little", "  languages: [en, de]\n  namespace: little")
POST = "---\ntitle: {0}\ndate: 2026-11-{1:02}\ntags: [heat]\nauthor: {2}\n---\n\nWords of {0}.\n"
POSTS = {f"content/posts/p{n}.md": POST.format(f"Piece {n}", n, "Ada & Co") for n in range(1, 8)}
GERMAN = {"content/posts/eins.de.md": "---\ntitle: Eins\ndate: 2026-11-09\n---\n\nWorte.\n"}


def made_of(project: Project, files: dict[str, str]) -> Made:
    whole = built(project({"calendar.yaml": BOTH, **files}))
    assert whole.made, whole.problems
    return whole.made


def pages(made: Made) -> dict[str, Artifact]:
    return {one.path: one for one in made.artifacts if one.where == "site"}


def page(made: Made, path: str) -> str:
    return pages(made)[path].render().decode()


def test_every_feed_and_calendar_has_a_page(project: Project) -> None:
    made = made_of(project, {**POSTS, **GERMAN})
    found = [path for path in pages(made) if "subscribe/" in path]
    assert sorted(found) == [
        "de/subscribe/feed/index.html",
        "de/subscribe/feeds.opml",
        "de/subscribe/index.html",
        "de/subscribe/newsletter/index.html",
        "subscribe/authors/ada-and-co/feed/index.html",
        "subscribe/coming-soon/index.html",
        "subscribe/feed/index.html",
        "subscribe/feeds.opml",
        "subscribe/index.html",
        "subscribe/newsletter/index.html",
        "subscribe/tags/heat/feed/index.html",
    ]
    listed = page(made, "subscribe/index.html")
    for path in found:
        if path.startswith("subscribe/") and path.count("/") > 1:
            assert f'href="../{path.removesuffix("index.html")}"' in listed
    assert "Every new piece of Little about heat: 7 pieces" in listed
    assert "1 piece<" in page(made, "de/subscribe/index.html")


def test_a_page_says_what_it_is_how_to_subscribe_and_what_is_in_it(project: Project) -> None:
    html = page(made_of(project, POSTS), "subscribe/tags/heat/feed/index.html")
    for address in ("feed.xml", "atom.xml", "feed.json"):
        assert f">https://little.example/tags/heat/{address}</code>" in html
    assert "https://feedly.com/i/subscription/feed/https%3A%2F%2Flittle.example%2Ftags%2Fheat%2Ffeed.xml" in html
    assert [int(n) for n in re.findall(r'class="ttl" href="[^"]*">Piece (\d)', html)] == [7, 6, 5, 4, 3]
    alternates = re.findall(r'<link rel="alternate" [^>]*href="([^"]+)"', html)
    assert alternates == [f"../../../../tags/heat/{name}" for name in ("feed.xml", "atom.xml", "feed.json")]


def test_feeds_stand_in_the_head_of_the_pages_that_show_the_same(project: Project) -> None:
    """A tag's on its page and an author's on theirs; the site's on all, and nothing else's."""
    made = made_of(project, POSTS)
    assert 'href="../../tags/heat/feed.xml"' in page(made, "tags/heat/index.html")
    assert 'href="../../authors/ada-and-co/feed.xml"' in page(made, "authors/ada-and-co/index.html")
    home = re.findall(r'<link rel="alternate" [^>]*href="([^"]+)"', page(made, "index.html"))
    assert home == ["./feed.xml", "./atom.xml", "./feed.json"]


def test_a_calendar_is_subscribed_to_and_not_imported(project: Project) -> None:
    html = page(made_of(project, POSTS), "subscribe/coming-soon/index.html")
    assert 'href="webcal://little.example/coming-soon.ics"' in html
    assert "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flittle.example%2Fcoming-soon.ics" in html
    assert "addfromweb?url=https%3A%2F%2Flittle.example%2Fcoming-soon.ics&amp;name=Little%3A%20coming%20soon" in html
    assert 'type="text/calendar"' in html


def test_its_code_reads_as_its_address(project: Project) -> None:
    html = page(made_of(project, POSTS), "subscribe/feed/index.html")
    width = int(re.findall(r'viewBox="0 0 (\d+)', html)[-1])
    image = Image.new("1", (width, width), 1)
    x = y = 0.0
    path = re.findall(r'stroke="#000" d="([^"]+)"', html)[-1]
    for step, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        by = [float(number) for number in numbers.split()]
        if step == "h":
            for dot in range(int(by[0])):
                image.putpixel((int(x) + dot, int(y)), 0)
            x += by[0]
        else:
            x, y = (by[0], by[1]) if step == "M" else (x + by[0], y + by[1])
    (found,) = zxingcpp.read_barcodes(image.convert("L").resize((width * 4, width * 4), Image.Resampling.NEAREST))
    assert found.text == "https://little.example/feed.xml"


def test_opml_is_read_as_it_was_meant(project: Project) -> None:
    root = ET.fromstring(page(made_of(project, POSTS), "subscribe/feeds.opml"))  # noqa: S314 - our own
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert [(one.get("type"), one.get("text"), one.get("xmlUrl")) for one in root.iter("outline")] == [
        ("rss", "Little", "https://little.example/feed.xml"),
        ("rss", "Little: heat", "https://little.example/tags/heat/feed.xml"),
        ("rss", "Little: Ada & Co", "https://little.example/authors/ada-and-co/feed.xml"),
    ]


def test_the_words_of_the_team_stand_above_the_list(project: Project) -> None:
    own = {"content/subscribe.md": "---\ntitle: Read it your way\n---\n\nBy letter, on **Thursdays**.\n"}
    whole = built(project({"calendar.yaml": BOTH, **POSTS, **own}))
    assert whole.made
    assert not whole.errors
    html = page(whole.made, "subscribe/index.html")
    assert html.index("By letter, on <strong>Thursdays</strong>.") < html.index("All pieces")
    assert '<h1 class="title">Read it your way</h1>' in html
    assert 'aria-current="true">Read it your way</a>' in html
    assert "subscribe/" not in [place.path for place, _ in whole.made.pages]


def test_a_page_depends_on_its_last_items_alone(project: Project) -> None:
    """An old piece that changed makes no page of a feed new."""
    before = pages(made_of(project, POSTS))
    changed = {**POSTS, "content/posts/p1.md": POST.format("Renamed", 1, "Ada & Co")}
    after = pages(made_of(project, changed))
    same = [path for path in before if "subscribe/" in path]
    assert [path for path in same if before[path].key != after[path].key] == []
    newest = pages(made_of(project, {**POSTS, "content/posts/p7.md": POST.format("Renamed", 7, "Ada & Co")}))
    assert before["subscribe/feed/index.html"].key != newest["subscribe/feed/index.html"].key


def test_many_feeds_are_quick(project: Project) -> None:
    """Two hundred subjects of five pieces each: their pages are keyed in less than a second."""
    posts = {
        f"content/posts/p{n}.md": f"---\ntitle: P{n}\ndate: 2026-10-0{n % 9 + 1}\ntags: [t{n % 200}]\n---\n\nW.\n"
        for n in range(1000)
    }
    made = made_of(project, posts)
    from builder.outputs import sourcing, subscribing

    start = perf_counter()
    found = [*sourcing.artifacts(made.public, made.theme), *subscribing.artifacts(made.public, made.theme)]
    assert perf_counter() - start < 1
    assert len([one for one in found if one.path.startswith("subscribe/tags/")]) == 200
