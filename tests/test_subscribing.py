"""How readers follow a site: a page of every feed and calendar, a list of them, one file of all feeds."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from conftest import CALENDAR, Project, built
from test_leaflets import scanned

FILES = {
    "calendar.yaml": CALENDAR.replace("  title: Little\n", "  title: Little & more\n  languages: [en, de]\n"),
    "calendar/day.yaml": "publish: 2026-11-01\ntitle: Toaster day\nstarts: Sat 2026-12-05 14:00\n",
    "content/posts/day.md": "---\ntitle: Toaster day\nauthors: [chief]\n---\nx\n",
    "content/posts/day.de.md": "---\ntitle: Tag der Toaster\n---\nx\n",
    **{f"content/posts/{n}.md": f"---\ntitle: P{n}\ndate: 2026-10-0{n}\ntags: [odd]\n---\nx\n" for n in (1, 2, 3)},
}


def pages(project: Project, files: dict[str, str] = FILES) -> dict[str, str]:
    made = built(project(files))
    assert made.errors == ()
    assert made.made
    found = (
        one for one in made.made.artifacts if one.where == "site" and one.path.endswith((".html", ".opml", ".xml"))
    )
    return {one.path.removesuffix("index.html"): one.render().decode() for one in found}


def test_every_feed_and_calendar_has_a_page(project: Project) -> None:
    """And each is listed with how much it has, in its own language."""
    made = pages(project)
    names = {path.split("/")[1] for path in made if path.startswith("subscribe/") and path.count("/") == 2}
    assert names == {
        *("site", "newsletter", "tag-odd", "author-managing-editor", "form-text", "form-live"),
        *("calendar-coming-soon", "calendar-live"),
    }
    listed = re.findall(
        r'<a class="ttl" href="([^"]+)">[^<]*</a>\n<p class="meta">(\d+) (?:piece|event)', made["subscribe/"]
    )
    assert dict(listed) == {
        "../subscribe/site/": "4",
        "../subscribe/newsletter/": "4",
        "../subscribe/tag-odd/": "3",
        "../subscribe/author-managing-editor/": "1",
        "../subscribe/form-text/": "3",
        "../subscribe/form-live/": "1",
        "../subscribe/calendar-coming-soon/": "0",
        "../subscribe/calendar-live/": "1",
    }
    german = {path for path in made if path.startswith("de/subscribe/")}
    assert {"de/subscribe/", "de/subscribe/site/", "de/subscribe/newsletter/", "de/subscribe/calendar-live/"} < german
    assert not any("tag-odd" in path for path in german)


def test_a_page_tells_how(project: Project) -> None:
    """The address, also as a QR code, in a click for calendars; programs by name; the newest in it."""
    made = pages(project)
    feed, calendar = made["subscribe/tag-odd/"], made["subscribe/calendar-live/"]
    assert '<code class="address">https://little.example/tags/odd/feed.xml</code>' in feed
    assert scanned(re.findall(r"<svg.*?</svg>", feed, re.DOTALL)[0]) == "https://little.example/tags/odd/feed.xml"
    assert all(program in feed for program in ("Feedly", "Thunderbird", "NetNewsWire"))
    assert [text for text in ("P3", "P2", "P1") if f">{text}<" in feed] == ["P3", "P2", "P1"]
    assert 'href="webcal://little.example/live.ics"' in calendar
    assert all(program in calendar for program in ("Google Calendar", "Apple Calendar", "Outlook"))
    assert "5 December 2026: Toaster day" in calendar


def test_feeds_are_linked_where_they_match(project: Project) -> None:
    """A subject's from its pages alone, the site's own from everywhere, in three formats."""
    made = pages(project)

    def linked(path: str) -> list[str]:
        found = re.findall(r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">', made[path])
        return [unescape(title) for _, title, _ in found]

    own = ["Little & more (RSS)", "Little & more (Atom)", "Little & more (JSON Feed)"]
    odd = [title.replace("more", "more: odd") for title in own]
    assert linked("") == linked("archive/") == linked("2026/11/day/") == own
    assert linked("tags/odd/") == linked("subscribe/tag-odd/") == [*odd, *own]
    assert linked("authors/managing-editor/")[0] == "Little & more: Managing editor (RSS)"


def test_all_feeds_in_one_file(project: Project) -> None:
    opml = etree.fromstring(pages(project)["subscribe/feeds.opml"].encode())
    assert opml.get("version") == "2.0"
    assert opml.findtext("head/title") == "Little & more"
    rows = {one.get("text"): one.get("xmlUrl") for one in opml.iter("outline")}
    assert rows["Little & more: odd"] == "https://little.example/tags/odd/feed.xml"
    assert {one.get("type") for one in opml.iter("outline")} == {"rss"}


def test_a_page_of_the_team_stands_above_the_list(project: Project) -> None:
    """Its title and words are kept, the navigation names it once, and nothing collides."""
    words = {"content/subscribe.md": "---\ntitle: Follow us\n---\nWe write **seldom**.\n"}
    made = pages(project, {**FILES, **words})
    page = made["subscribe/"]
    assert page.index("<strong>seldom</strong>") < page.index("tags/odd/feed.xml")
    assert "<title>Follow us" in page
    assert made[""].count(">Follow us<") == 1
    assert ">Subscribe<" not in made[""]
    assert made["sitemap.xml"].count("<loc>https://little.example/subscribe/</loc>") == 1
