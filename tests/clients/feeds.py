"""What feed readers understand of a file: feedparser and newsboat; and what RSS 2.0 asks of one."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
from lxml import etree, html

REFERRING = {"href", "src", "poster", "data", "action", "cite"}
SINGLE = ("title", "link", "description", "language", "lastBuildDate")  # of a channel; RSS 2.0 asks for the first three
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
SELF = f"{ATOM}link"
DATES = ("published", "updated")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")

Read = list[tuple[str, str, str]]  # guid, title, address


def by_feedparser(file: Path) -> Read:
    """Return what feedparser reads; it must have nothing to complain of."""
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version in {"rss20", "atom10"}
    assert all(entry.published_parsed for entry in feed.entries)
    return [(entry.id, entry.title, entry.link) for entry in feed.entries]


def by_newsboat(feeds: list[Path], folder: Path) -> dict[Path, Read]:
    """Return what newsboat holds of each feed after a reload of all.

    It keeps a guid once for all feeds of a cache, so each feed has one of its own; they reload beside each other.
    """
    with ThreadPoolExecutor(4) as pool:
        read = pool.map(lambda numbered: _by_newsboat(numbered[1], folder / str(numbered[0])), enumerate(feeds))
        return dict(zip(feeds, read, strict=True))


def _by_newsboat(feed: Path, folder: Path) -> Read:
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


def atom_faults(file: Path) -> Iterator[str]:
    """Yield what RFC 4287 (December 2005) asks of a feed and its entries, and is not so."""
    feed = etree.parse(file).getroot()
    yield from _faults_of_atom(feed, "feed")
    itself = [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")]
    if len(itself) != 1 or not absolute(itself[0]):
        yield "feed: no link rel=self"
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in feed.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield f"the ids are not unique: {ids}"
    for entry in feed.findall(f"{ATOM}entry"):
        yield from _faults_of_atom(entry, entry.findtext(f"{ATOM}title") or "?")
        if not (entry.findall(f"{ATOM}author") or feed.findall(f"{ATOM}author")):
            yield "an entry without an author"
        published, updated = (datetime.fromisoformat(entry.findtext(f"{ATOM}{name}") or "") for name in DATES)
        if published > updated:
            yield "updated before it was published"
        yield from _faults_of_body(entry.findtext(f"{ATOM}content") or "")


def _faults_of_atom(element: etree._Element, name: str) -> Iterator[str]:
    for part in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{part}")) != 1 or not element.findtext(f"{ATOM}{part}"):
            yield f"{name}: not one {part}"
    if not IRI.fullmatch(element.findtext(f"{ATOM}id") or ""):
        yield f"{name}: its id is no IRI"
    if datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo is None:
        yield f"{name}: no date of RFC 3339"
    for link in element.findall(f"{ATOM}link"):
        if not absolute(link.get("href")):
            yield f"{name}: {link.get('href')} is not absolute"


def json_faults(file: Path) -> Iterator[str]:
    """Yield what https://www.jsonfeed.org/version/1.1/ (read 2026-12-01) asks for, and is not so."""
    feed = json.loads(file.read_bytes())
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not isinstance(feed.get("title"), str):
        yield "no version, or no title"
    for name in ("home_page_url", "feed_url", "next_url", "icon"):
        if name in feed and not absolute(feed[name]):
            yield f"{name} is not absolute"
    ids = [item.get("id") for item in feed["items"]]
    if len({*ids}) != len(ids) or not all(isinstance(one, str) and one for one in ids):
        yield f"the ids are not unique: {ids}"
    for item in feed["items"]:
        yield from (f"{item['id']}: {fault}" for fault in _faults_of_json(item))


def _faults_of_json(item: dict[str, Any]) -> Iterator[str]:
    if not (isinstance(item.get("content_html"), str) or isinstance(item.get("content_text"), str)):
        yield "no words"
    yield from (f"{name} is not absolute" for name in ("url", "image") if name in item and not absolute(item[name]))
    for name in ("date_published", "date_modified"):
        if name in item and datetime.fromisoformat(item[name]).tzinfo is None:
            yield f"{name} is no date of RFC 3339"
    if not all(isinstance(author.get("name"), str) for author in item.get("authors", [])):
        yield "an author without a name"
    if any("url" not in one or "mime_type" not in one for one in item.get("attachments", [])):
        yield "an attachment without address or type"
    yield from _faults_of_body(item.get("content_html", ""))


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
