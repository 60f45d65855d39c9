"""What feed readers understand of a file: feedparser and newsboat; and what RSS 2.0 asks of one."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import etree, html

REFERRING = {"href", "src", "poster", "data", "action", "cite"}
SINGLE = ("title", "link", "description", "language", "lastBuildDate")  # of a channel; RSS 2.0 asks for the first three
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
SELF = "{http://www.w3.org/2005/Atom}link"

Read = list[tuple[str, str, str]]  # guid, title, address


def by_feedparser(file: Path) -> Read:
    """Return what feedparser reads; it must have nothing to complain of."""
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "rss20"
    assert all(entry.published_parsed for entry in feed.entries)
    return [(entry.id, entry.title, entry.link) for entry in feed.entries]


def by_newsboat(feed: Path, folder: Path) -> Read:
    """Return what newsboat holds after a reload; a cache of its own, since it keeps a guid once for all feeds."""
    folder.mkdir(parents=True)
    (folder / "config").touch()
    (folder / "urls").write_text(f"{feed.as_uri()}\n", "utf-8")
    files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
    done = subprocess.run(["newsboat", *files, "-x", "reload"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        return cache.execute("SELECT guid, title, url FROM rss_item").fetchall()


def faults(file: Path) -> Iterator[str]:
    """Yield what a feed validator would: https://www.rssboard.org/rss-specification, read 2026-11-22."""
    channel = etree.parse(file).getroot().find("channel")
    assert channel is not None
    for name in SINGLE:
        if len(channel.findall(name)) != 1 or not channel.findtext(name):
            yield f"channel: not one {name}"
    yield from _faults_of_dates(channel, "lastBuildDate")
    yield from _faults_of_links(channel)
    itself = channel.find(SELF)
    if itself is None or itself.get("rel") != "self" or not absolute(itself.get("href")):
        yield "channel: no atom:link rel=self"
    guids = [item.findtext("guid") or "" for item in channel.findall("item")]
    if len(set(guids)) != len(guids) or "" in guids:
        yield f"the guids are not unique: {guids}"
    for item in channel.findall("item"):
        yield from _faults_of_item(item)


def _faults_of_item(item: etree._Element) -> Iterator[str]:
    for name in ("title", "link", "guid", "pubDate"):
        if len(item.findall(name)) != 1 or not item.findtext(name):
            yield f"{item.findtext('title')}: not one {name}"
    if not (item.findtext(CONTENT) or item.findtext("description")):
        yield f"{item.findtext('title')}: no words"
    yield from _faults_of_dates(item, "pubDate")
    yield from _faults_of_links(item)
    guid = item.find("guid")
    if guid is not None and guid.get("isPermaLink") != "false" and not absolute(guid.text):
        yield f"{guid.text} is no permanent address"
    for name in (CONTENT, "description"):
        yield from _faults_of_body(item.findtext(name) or "")


def _faults_of_dates(element: etree._Element, name: str) -> Iterator[str]:
    for date in element.findall(name):
        try:
            known = parsedate_to_datetime(date.text or "").tzinfo
        except ValueError:
            known = None
        if known is None:
            yield f"{name}: {date.text} is no date of RFC 822"


def _faults_of_links(element: etree._Element) -> Iterator[str]:
    yield from (f"{link.text} is not absolute" for link in element.findall("link") if not absolute(link.text))


def _faults_of_body(body: str) -> Iterator[str]:
    """Yield links that lead nowhere once the words stand in a reader."""
    for element in html.fragment_fromstring(body, create_parent=True).iter():
        for name, target in element.attrib.items():
            if name in REFERRING and not absolute(str(target)):
                yield f"{name}={target!r} is not absolute"


def absolute(address: str | None) -> bool:
    """Tell whether an address leads there from anywhere."""
    parts = urlsplit(address or "")
    return bool(parts.scheme and (parts.netloc or parts.path))
