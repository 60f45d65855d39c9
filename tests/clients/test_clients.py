"""Feeds, calendars, sitemap and robots.txt of every project, in the programs that people read them with."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import etree

from calendars import by_expansion, by_icalendar, by_icaljs, by_khal, by_vobject
from conftest import NOW, REPOSITORY, dateline
from feeds import atom_faults, by_feedparser, by_newsboat, faults, json_faults

SOURCES = (
    "calendar.yaml",
    "calendar",
    "content",
    "questions",
    "theme",
    "mkdocs.yml",
    "voice.yaml",
    "hold.yaml",
    "results",
    "team",
)
SITES = sorted(folder for folder in (REPOSITORY / "tests/sites").iterdir() if folder.is_dir())
CORPORA = REPOSITORY.parent / "shared/corpora"
CORPUS = (
    "site:\n  title: Corpus\n  url: https://corpus.example/blog/\n  namespace: corpus.example,2010\ntimezone: UTC\n"
)
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def own(root: Path, to: Path) -> None:
    for source in (root / name for name in SOURCES):
        if source.is_dir():
            shutil.copytree(source, to / source.name)
        elif source.exists():
            shutil.copy(source, to)


def corpus(content: Path, to: Path) -> None:
    """Copy the Markdown of somebody's blog, below a calendar.yaml of five lines."""
    if not content.is_dir():
        pytest.skip("corpora: they stand beside the project in ../shared, and are not part of it")
    shutil.copytree(content, to / "content")
    (to / "calendar.yaml").write_text(CORPUS, "utf-8")


PROJECTS: dict[str, tuple[Callable[[Path, Path], None], Path]] = {
    "own": (own, REPOSITORY),
    **{site.name: (own, site) for site in SITES},
    "zola-blog": (corpus, CORPORA / "zola-blog/content"),
    "jekyll-blog": (corpus, CORPORA / "jekyll-blog"),
}


@dataclass(frozen=True)
class Built:
    """A project's two trees, and the address that the site is made for."""

    url: str
    site: Path
    desk: Path
    secret: bool

    @property
    def feeds(self) -> list[Path]:
        """Return all that is RSS."""
        return sorted([*self.site.rglob("feed*.xml"), *self.site.rglob("newsletter.xml")])

    @property
    def atoms(self) -> list[Path]:
        return sorted(self.site.rglob("atom*.xml"))

    @property
    def jsons(self) -> list[Path]:
        return sorted(self.site.rglob("feed.json"))

    @property
    def calendars(self) -> list[Path]:
        return sorted([*self.site.rglob("*.ics"), *self.desk.rglob("*.ics")])


@pytest.fixture(scope="module", params=PROJECTS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp(request.param)
    copy, source = PROJECTS[request.param]
    copy(source, root)
    words = dateline("build", "-q", "--root", str(root), "--now", NOW.isoformat())
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    plan = (root / "calendar.yaml").read_text("utf-8")
    found = re.search(r"^ +url: *(\S+)", plan, re.MULTILINE)
    assert found
    return Built(found[1], root / "site", root / "desk", "publish: secret" in plan)


def test_feeds_keep_to_the_letter(built: Built) -> None:
    """Required elements, dates of RFC 822, guids of their own, links that lead there from anywhere."""
    assert built.feeds
    assert [f"{feed}: {fault}" for feed in built.feeds for fault in faults(feed)] == []


def test_atom_keeps_to_the_letter(built: Built) -> None:
    """Likewise by RFC 4287."""
    assert built.atoms
    assert [f"{feed}: {fault}" for feed in built.atoms for fault in atom_faults(feed)] == []


def test_json_feeds_keep_to_the_letter(built: Built) -> None:
    """Likewise by JSON Feed 1.1."""
    assert built.jsons
    assert [f"{feed}: {fault}" for feed in built.jsons for fault in json_faults(feed)] == []


def test_feed_readers_agree(built: Built, tmp_path: Path) -> None:
    """Feedparser and newsboat find the same pieces, under the same names and addresses."""
    feeds = [*built.feeds, *built.atoms]
    held = by_newsboat(feeds[:: len(feeds) // 30 + 1], tmp_path)  # a large blog has hundreds, of each of its authors
    for feed in feeds:
        read = by_feedparser(feed)
        assert sorted(held.get(feed, read)) == sorted(read), feed
        assert all(address.startswith(built.url) for _, _, address in read), feed


def test_calendar_programs_agree(built: Built, tmp_path: Path) -> None:
    """Six see the same events: UID, words, start and end."""
    assert built.calendars
    khal, icaljs = by_khal(built.calendars, tmp_path), by_icaljs(built.calendars)
    for file in built.calendars:
        events = by_icalendar(file)
        assert len({event.uid for event in events}) == len(events), file
        assert by_vobject(file) == events, file
        assert by_expansion(file) == events, file
        assert icaljs[file] == events, file
        assert khal[file] == events, file


def test_sitemap_lists_every_public_page(built: Built) -> None:
    """And nothing else; 404.html is no page to find, and an old address that leads on is none either."""
    listed = [loc.text for loc in etree.parse(built.site / "sitemap.xml").iter(LOC)]
    pages = [file for file in built.site.rglob("*.html") if b'http-equiv="refresh"' not in file.read_bytes()]
    files = {file.relative_to(built.site).as_posix() for file in pages} - {"404.html"}
    assert sorted(str(loc) for loc in listed) == sorted(
        built.url + quote(re.sub(r"(^|/)index\.html$", r"\1", file)) for file in files
    )


def test_robots_may_read_all(built: Built) -> None:
    """But what only the team knows of, where the plan asks for that."""
    text = (built.site / "robots.txt").read_text("utf-8")
    kept = " /private/" if built.secret else ""
    assert text == f"User-agent: *\nDisallow:{kept}\n\nSitemap: {built.url}sitemap.xml\n"
