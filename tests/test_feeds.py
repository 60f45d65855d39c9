"""Feeds: which there are, what they say, and that nothing in them changes but what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.model.settings import Site
from builder.outputs.feeding.items import IRI, iri_of
from conftest import CALENDAR, NOW, Project, built

ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
SITE = Site("T", "https://t.example/", "t.example,2026")


def posts(number: int, first: int = 1, tag: str = "odd") -> dict[str, str]:
    """Return so many posts, a day apart."""
    return {
        f"content/posts/post-{one}.md": (
            f"---\ntitle: Post {one}\ndate: 2026-0{1 + one // 28}-{1 + one % 28:02}\ntags: [{tag}]\n---\n"
            f"Words of {one}.\n"
        )
        for one in range(first, first + number)
    }


def feeds(project: Project, files: Mapping[str, str], *keys: str) -> dict[str, bytes]:
    """Return the feeds of a project by their paths; *keys* are lines below `site:`."""
    calendar = CALENDAR.replace("  title: Little\n", "".join(f"  {key}\n" for key in ("title: Little", *keys)))
    made = built(project({"calendar.yaml": calendar, **files}))
    assert made.errors == ()
    assert made.made
    names = ("feed.", "feed-", "atom", "newsletter")
    return {
        one.path: one.render()
        for one in made.made.artifacts
        if one.where == "site" and one.path.rpartition("/")[2].startswith(names)
    }


def links(document: bytes, rel: str) -> list[str]:
    """Return the Atom links of a feed itself."""
    root = etree.fromstring(document)
    feed = root if root.tag != "rss" else root[0]
    return [str(link.get("href")) for link in feed.findall(f"{ATOM}link[@rel='{rel}']")]


def titles(document: bytes) -> list[str]:
    root = etree.fromstring(document)
    return [str(item.findtext("title")) for item in root.iter("item")] + [
        str(entry.findtext(f"{ATOM}title")) for entry in root.iter(f"{ATOM}entry")
    ]


def test_which_there_are(project: Project) -> None:
    """Of the site, of tags of three posts, of authors, series and forms; never of an audience, a pillar, a campaign."""
    files = {
        "calendar.yaml": CALENDAR.replace("  title: Little\n", "  title: Little\n  languages: [en, de]\n")
        + "series: {portraits: {title: Portraits}}\ncampaigns: {winter: Winter}\npillars: {repair: about 50%}\n"
        + "audiences: {readers: {where: [mastodon]}}\n",
        "calendar/talk.yaml": "publish: 2026-10-01\ntitle: A talk\npart_of: [portraits, winter]\npillar: repair\n"
        "audience: readers\n",
        "content/posts/talk.md": "---\ntitle: A talk\nauthors: [chief]\naudio: https://t.example/a.mp3\n---\nWords.\n",
        "content/posts/talk.de.md": "---\ntitle: Ein Gespräch\n---\nWorte.\n",
        **posts(3),
        **posts(2, 10, "even"),
    }
    made = built(project(files)).made
    assert made
    found = {one.path for one in made.artifacts if one.path.endswith(("feed.xml", "newsletter.xml"))}
    assert found == {
        *("feed.xml", "newsletter.xml", "de/feed.xml", "de/newsletter.xml"),
        *("tags/odd/feed.xml", "authors/managing-editor/feed.xml"),
        *("series/portraits/feed.xml", "de/series/portraits/feed.xml", "forms/audio/feed.xml", "forms/text/feed.xml"),
    }
    every = {one.path for one in made.artifacts}
    assert {path.replace("feed.xml", name) for path in found for name in ("atom.xml", "feed.json")} <= every | found


def test_all_items_can_be_had(project: Project) -> None:
    """RFC 5005: from the newest back, each page names the one before; RSS and Atom."""
    made = feeds(project, posts(25), "feeds: {items: 10}")
    for name in ("feed", "atom"):
        at, found = f"https://little.example/{name}.xml", []
        while at:
            document = made[urlsplit(at).path.strip("/")]
            found += titles(document)
            assert links(document, "self") == [at]
            old = etree.fromstring(document).find(f".//{ARCHIVE}") is not None
            assert links(document, "current") == ([f"https://little.example/{name}.xml"] if old else [])
            assert old == (at != f"https://little.example/{name}.xml")
            at = next(iter(links(document, "prev-archive")), "")
        assert {*found} == {f"Post {one}" for one in range(1, 26)}
    assert len(json.loads(made["feed.json"])["items"]) == 10
    assert sorted(made) == sorted(
        [
            *("atom.xml", "atom-1.xml", "atom-2.xml", "feed.xml", "feed-1.xml", "feed-2.xml", "feed.json"),
            *("newsletter.xml", "tags/odd/atom.xml", "tags/odd/feed.json", "tags/odd/feed.xml"),
        ]
    )


def test_a_short_feed_has_no_archive(project: Project) -> None:
    assert "feed-1.xml" not in feeds(project, posts(10), "feeds: {items: 10}")


def test_nothing_changes_but_what_changed(project: Project) -> None:
    """A new post is in the newest pages alone; pages of the archive stay as they are, byte for byte."""
    before = feeds(project, posts(25), "feeds: {items: 10}")
    after = feeds(project, {**posts(25), **posts(1, 26, "new")}, "feeds: {items: 10}")
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert changed == {"feed.xml", "atom.xml", "feed.json", "newsletter.xml"}
    root = project(posts(26))
    one, other = (built(root, hour).made for hour in (NOW, datetime(2026, 12, 24, tzinfo=UTC)))
    assert one
    assert other
    at_hours = [{a.path: a.render() for a in made.artifacts if a.path in after} for made in (one, other)]
    assert at_hours[0] == at_hours[1]


def test_the_summary_alone(project: Project) -> None:
    made = feeds(project, posts(1), "feeds: {words: summary}")
    assert b"encoded" not in made["feed.xml"].replace(b"xmlns:content", b"").partition(b"<item>")[2]
    assert etree.fromstring(made["feed.xml"]).findtext(".//item/description") == "Words of 1."
    assert etree.fromstring(made["atom.xml"]).find(f".//{ATOM}content") is None
    (item,) = json.loads(made["feed.json"])["items"]
    assert item["content_text"] == "Words of 1."
    assert "content_html" not in item


def test_the_hub(project: Project) -> None:
    made = feeds(project, posts(1), "feeds: {hub: https://hub.example/}")
    assert links(made["feed.xml"], "hub") == links(made["atom.xml"], "hub") == ["https://hub.example/"]
    assert json.loads(made["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize("items", ["0", "501", "-1", "ten", "1.5"])
def test_how_many_items(project: Project, items: str) -> None:
    calendar = CALENDAR.replace("  title: Little\n", f"  title: Little\n  feeds: {{items: {items}}}\n")
    (problem,) = built(project({"calendar.yaml": calendar})).errors
    assert str(problem.at) == "calendar.yaml:3:18"
    assert "1 to 500" in problem.message


def test_published_and_updated_apart(project: Project) -> None:
    """An update is told, and changes neither the identity nor the day; one before publish is none."""
    files = {"content/a.md": "---\ntitle: A\ndate: 2026-10-01\nupdated: 2026-10-09\n---\nx\n"}
    files["content/b.md"] = "---\ntitle: B\ndate: 2026-10-02\nupdated: 2026-09-01\n---\nx\n"
    made = feeds(project, files)
    a, b = sorted(
        etree.fromstring(made["atom.xml"]).iter(f"{ATOM}entry"), key=lambda one: one.findtext(f"{ATOM}title") or ""
    )
    assert a.findtext(f"{ATOM}published") == "2026-10-01T00:00:00+02:00"
    assert a.findtext(f"{ATOM}updated") == "2026-10-09T00:00:00+02:00"
    assert b.findtext(f"{ATOM}published") == b.findtext(f"{ATOM}updated") == "2026-10-02T00:00:00+02:00"
    assert etree.fromstring(made["atom.xml"]).findtext(f"{ATOM}updated") == "2026-10-09T00:00:00+02:00"
    of = {one["title"]: one for one in json.loads(made["feed.json"])["items"]}
    assert of["A"]["date_modified"] == "2026-10-09T00:00:00+02:00"
    assert "date_modified" not in of["B"]
    assert a.findtext(f"{ATOM}id") == of["A"]["id"] == "tag:little.example,2026:a"


def test_a_new_edition_is_a_new_piece(project: Project) -> None:
    """It has an identity of its own, also where an import brought one; the address stays."""
    files = {"content/posts/a.md": "---\ntitle: A\nguid: old-a\n---\nx\n", "calendar/a.yaml": "publish: 2026-10-01\n"}
    first = json.loads(feeds(project, files)["feed.json"])["items"][0]
    again = json.loads(feeds(project, {**files, "calendar/a.yaml": "publish: 2026-10-01\nedition: 2\n"})["feed.json"])
    assert first["id"] == "old-a"
    assert again["items"][0]["id"] == "tag:little.example,2026:a;edition=2"
    assert again["items"][0]["url"] == first["url"]


@pytest.mark.parametrize("edition", ["0", "two", "100"])
def test_what_is_no_edition(project: Project, edition: str) -> None:
    (problem,) = built(project({"calendar/a.yaml": f"title: A\nedition: {edition}\n"})).errors
    assert f"“{edition}” is no number of an edition" in problem.message


def test_the_newsletter_tells_when_it_came_out(project: Project) -> None:
    """What a hold kept back is dated when that ended; other feeds keep the planned moment."""
    files = {
        "content/posts/a.md": "---\ntitle: A\n---\nx\n",
        "calendar/a.yaml": "publish: 2026-10-01 09:00\n",
        "content/posts/b.md": "---\ntitle: B\n---\nx\n",
        "calendar/b.yaml": "publish: 2026-10-02 09:00\n",
        "hold.yaml": "since: 2026-09-30 09:00\nuntil: 2026-10-03 00:01\nby: chief\nreason: A storm\nexcept: [b]\n",
    }
    made = feeds(project, files)
    names = ("feed.xml", "newsletter.xml")
    dates = {name: etree.fromstring(made[name]).xpath("//item/pubDate/text()") for name in names}
    assert dates["feed.xml"] == ["Fri, 02 Oct 2026 09:00:00 +0200", "Thu, 01 Oct 2026 09:00:00 +0200"]
    assert dates["newsletter.xml"] == ["Sat, 03 Oct 2026 00:01:00 +0200", "Fri, 02 Oct 2026 09:00:00 +0200"]
    guids = {name: sorted(one.text or "" for one in etree.fromstring(made[name]).iter("guid")) for name in dates}
    assert guids["feed.xml"] == guids["newsletter.xml"]


def test_the_picture_for_it(project: Project) -> None:
    """It stands above the words, once, and beside them for readers that show it apart."""
    image = "https://t.example/a.jpg?w=1&h=2"
    body = {
        "content/a.md": f"---\ntitle: A\ndate: 2026-10-01\nimage: {{src: '{image}', alt: 'A “screw” & more'}}\n---\nx\n"
    }
    made = feeds(project, body)
    content = etree.fromstring(made["feed.xml"]).find(f".//{MEDIA}content")
    assert content is not None
    assert (content.get("url"), content.get("medium"), content.get("type")) == (image, "image", "image/jpeg")
    assert content.findtext(f"{MEDIA}description") == "A “screw” & more"
    (item,) = json.loads(made["feed.json"])["items"]
    assert item["image"] == image
    assert item["content_html"].count("<img") == 1
    assert 'alt="A “screw” &amp; more"' in item["content_html"]
    entry = etree.fromstring(made["atom.xml"]).find(f".//{ATOM}entry/{MEDIA}content")
    assert entry is not None
    assert entry.get("url") == image


@pytest.mark.parametrize(
    ("guid", "iri"),
    [
        ("tag:t.example,2026:a", "tag:t.example,2026:a"),
        ("https://t.example/?p=1", "https://t.example/?p=1"),
        ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
        ("1234", "tag:t.example,2026:guid/1234"),
        ("a post", "tag:t.example,2026:guid/a%20post"),
        ("https://t.example/a b", "tag:t.example,2026:guid/https%3A//t.example/a%20b"),
        ("https://t.example/100%", "tag:t.example,2026:guid/https%3A//t.example/100%25"),
    ],
)
def test_an_identity_that_atom_takes(guid: str, iri: str) -> None:
    assert iri_of(guid, SITE) == iri


@given(st.text(min_size=1))
@settings(deadline=None)
def test_any_identity_is_an_iri(guid: str) -> None:
    assert IRI.fullmatch(iri_of(guid, SITE))


@given(st.text(min_size=1), st.text(min_size=1))
@settings(deadline=None)
def test_no_two_become_one(one: str, other: str) -> None:
    assert (iri_of(one, SITE) == iri_of(other, SITE)) == (
        one.encode("utf-8", "replace") == other.encode("utf-8", "replace")
    )
