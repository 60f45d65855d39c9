"""The archive, and the archives by year, tag and author: pages numbered from the oldest, the newest one unnumbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import quote

from builder.model.addresses import file_of, quoted, root_of
from builder.model.artifact import Artifact, Rank
from builder.model.plan import Edition, PublicPlan
from builder.model.views import Count, Group, Link, ListView, NavLink, OverviewView
from builder.outputs.sections import FEED_FROM, Section, sections
from builder.outputs.words import MONTHS, key
from builder.theme import Theme

Step = tuple[str, str]  # the words and the path of a neighbour
SIZE = 20  # posts a page; the newest page holds up to twice as many less one, so that it is never nearly empty


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list before it is parted into pages; *editions* newest first."""

    kind: str
    heading: str
    path: str
    editions: tuple[Edition, ...]
    feed: tuple[str, str] | None = None
    years: tuple[str, ...] = ()


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield every page of every list, and the overviews of tags and authors."""
    for section in sections(plan):
        for sheet in _sheets(section):
            for leaf in _leaves(sheet):
                mark = f"{_told(section, leaf)}{theme.digest('site')}"
                render = partial(_list, theme, section, leaf)
                yield Artifact("site", file_of(leaf.path), mark, Rank.LIST, render)
        for path, overview in _overviews(section):
            mark = key(overview, theme.digest("site"))
            yield Artifact("site", file_of(path), mark, Rank.LIST, partial(_overview, theme, overview))


def paths(section: Section) -> Iterator[str]:
    """Yield where every page of every list stands, and the overviews."""
    for sheet in _sheets(section):
        last = _last(sheet)
        yield from (_path(sheet, number, last) for number in range(1, last + 1))
    yield from (path for path, _ in _overviews(section))


def _list(theme: Theme, section: Section, leaf: Leaf) -> bytes:
    return theme.render("site", "list.html", view=_view(section, leaf)).encode()


def _overview(theme: Theme, view: OverviewView) -> bytes:
    return theme.render("site", "overview.html", view=view).encode()


def _sheets(section: Section) -> Iterator[Sheet]:
    site = section.plan.settings.site.title
    by_year = [(year, tuple(found)) for year, found in groupby(section.editions, key=_year)]
    years = tuple(year for year, _ in by_year)
    yield Sheet("archive", "Archive", f"{section.prefix}archive/", section.editions, years=years)
    for year, editions in by_year:
        yield Sheet("year", year, f"{section.prefix}archive/{year}/", editions, years=years)
    for tag, editions in section.tags.values():
        path = section.tag_path(tag)
        feed = (f"{site}: {tag}", path) if len(editions) >= FEED_FROM else None
        yield Sheet("tag", tag, path, editions, feed)
    for author, editions in section.authors.values():
        path = section.author_path(author)
        yield Sheet("author", author, path, editions, (f"{site}: {author}", path))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a list: its editions, and its neighbours with *older* and *newer* ones."""

    sheet: Sheet
    path: str
    older: Step | None
    newer: Step | None
    editions: tuple[Edition, ...]

    @property
    def newest(self) -> bool:
        return self.newer is None


def _leaves(sheet: Sheet) -> Iterator[Leaf]:
    """Part a sheet: numbered pages are full and never change again, what is newest stands at the list's own address."""
    last = _last(sheet)
    oldest_first = sheet.editions[::-1]
    for number in range(1, last + 1):
        start = (number - 1) * SIZE
        yield Leaf(
            sheet,
            path=_path(sheet, number, last),
            older=(f"Page {number - 1}", _path(sheet, number - 1, last)) if number > 1 else None,
            newer=(f"Page {number + 1}", _path(sheet, number + 1, last)) if number < last else None,
            editions=oldest_first[start : None if number == last else start + SIZE][::-1],
        )


def _told(section: Section, leaf: Leaf) -> str:
    """Return the key of all that `_view` looks at: nobody needs the view of a page that stands."""
    sheet = leaf.sheet
    newest = (len(sheet.editions), sheet.years) if leaf.newest else ()
    own = (sheet.kind, sheet.heading, sheet.feed, leaf.path, leaf.older, leaf.newer, newest)
    return key(section.mark, own, [section.told[edition.path] for edition in leaf.editions])


def _view(section: Section, leaf: Leaf) -> ListView:
    """Return the view of a page. What it looks at is in `_told`, or the page would not follow it."""
    sheet, root = leaf.sheet, root_of(leaf.path)
    return ListView(
        frame=section.frame(leaf.path, sheet.heading, feed=sheet.feed),
        kind=sheet.kind,
        heading=sheet.heading,
        total=len(sheet.editions) if leaf.newest else 0,
        groups=tuple(_groups(section, leaf.editions, root)),
        choices=tuple(_years(section, sheet, root)) if leaf.newest else (),
        older=_step(leaf.older, root) if leaf.older else None,
        newer=_step(leaf.newer, root) if leaf.newer else None,
    )


def _last(sheet: Sheet) -> int:
    return max(1, len(sheet.editions) // SIZE)


def _path(sheet: Sheet, number: int, last: int) -> str:
    return sheet.path if number == last else f"{sheet.path}page/{number}/"


def _step(step: Step, root: str) -> Link:
    text, path = step
    return Link(text, root + quoted(path))


def _groups(section: Section, chosen: tuple[Edition, ...], root: str) -> Iterator[Group]:
    for name, editions in groupby(chosen, key=_month):
        yield Group(name, tuple(section.cards[edition.path].item(root) for edition in editions))


def _years(section: Section, sheet: Sheet, root: str) -> Iterator[NavLink]:
    for year in sheet.years:
        yield NavLink(year, f"{root}{section.prefix}archive/{year}/", current=sheet.heading == year)


def _year(edition: Edition) -> str:
    assert edition.publish is not None  # noqa: S101 - what is public has a date
    return f"{edition.publish.year:04}"


def _month(edition: Edition) -> str:
    assert edition.publish is not None  # noqa: S101 - what is public has a date
    return f"{MONTHS[edition.publish.month - 1]} {edition.publish.year}"


def _overviews(section: Section) -> Iterator[tuple[str, OverviewView]]:
    kinds = (("tag", "Subjects", "tags/", section.tags), ("author", "Authors", "authors/", section.authors))
    for kind, heading, below, groups in kinds:
        if not groups:
            continue
        path = f"{section.prefix}{below}"
        root = root_of(path)
        counts = tuple(
            Count(
                name,
                f"{root}{path}{quote(slug)}/",
                len(editions),
                f"{root}{path}{quote(slug)}/feed.xml" if kind == "author" or len(editions) >= FEED_FROM else "",
            )
            for slug, (name, editions) in groups.items()
        )
        yield path, OverviewView(section.frame(path, heading), kind, heading, counts)
