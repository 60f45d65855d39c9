"""The archive, and the archives by year, tag and author: pages numbered from the oldest, the newest one unnumbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
            for path, view in _pages(section, sheet):
                told = [(group.name, [section.told(item) for item in group.items]) for group in view.groups]
                mark = key(replace(view, groups=()), told, theme.digest("site"))
                yield _artifact(path, "list.html", view, theme, mark)
        for path, overview in _overviews(section):
            yield _artifact(path, "overview.html", overview, theme, key(overview, theme.digest("site")))


def paths(section: Section) -> Iterator[str]:
    """Yield where every page of every list stands, and the overviews."""
    for sheet in _sheets(section):
        last = _last(sheet)
        yield from (_path(sheet, number, last) for number in range(1, last + 1))
    yield from (path for path, _ in _overviews(section))


def _artifact(path: str, template: str, view: ListView | OverviewView, theme: Theme, mark: str) -> Artifact:
    render = partial(_render, theme, template, view)
    return Artifact("site", file_of(path), mark, Rank.LIST, render)


def _render(theme: Theme, template: str, view: ListView | OverviewView) -> bytes:
    return theme.render("site", template, view=view).encode()


def _sheets(section: Section) -> Iterator[Sheet]:
    by_year = [(year, tuple(found)) for year, found in groupby(section.editions, key=_year)]
    years = tuple(year for year, _ in by_year)
    yield Sheet("archive", "Archive", f"{section.prefix}archive/", section.editions, years=years)
    for year, editions in by_year:
        yield Sheet("year", year, f"{section.prefix}archive/{year}/", editions, years=years)
    for tag, editions in section.tags.values():
        path = section.tag_path(tag)
        feed = (
            (f"{section.plan.settings.site.title}: {tag} (RSS)", f"{path}feed.xml")
            if len(editions) >= FEED_FROM
            else None
        )
        yield Sheet("tag", tag, path, editions, feed)
    for author, editions in section.authors.values():
        yield Sheet("author", author, section.author_path(author), editions)


def _pages(section: Section, sheet: Sheet) -> Iterator[tuple[str, ListView]]:
    """Part a sheet: numbered pages are full and never change again, what is newest stands at the list's own address."""
    last = _last(sheet)
    oldest_first = sheet.editions[::-1]
    for number in range(1, last + 1):
        start = (number - 1) * SIZE
        chosen = oldest_first[start : None if number == last else start + SIZE][::-1]
        path = _path(sheet, number, last)
        root = root_of(path)
        yield (
            path,
            ListView(
                frame=section.frame(path, sheet.heading, feed=sheet.feed),
                kind=sheet.kind,
                heading=sheet.heading,
                total=len(sheet.editions) if number == last else 0,
                groups=tuple(_groups(section, chosen, root)),
                choices=tuple(_years(section, sheet, root)) if number == last else (),
                older=_step(sheet, number - 1, last, root) if number > 1 else None,
                newer=_step(sheet, number + 1, last, root) if number < last else None,
            ),
        )


def _last(sheet: Sheet) -> int:
    return max(1, len(sheet.editions) // SIZE)


def _path(sheet: Sheet, number: int, last: int) -> str:
    return sheet.path if number == last else f"{sheet.path}page/{number}/"


def _step(sheet: Sheet, number: int, last: int, root: str) -> Link:
    return Link(f"Page {number}", root + quoted(_path(sheet, number, last)))


def _groups(section: Section, chosen: tuple[Edition, ...], root: str) -> Iterator[Group]:
    for name, editions in groupby(chosen, key=_month):
        yield Group(name, tuple(section.item(edition, root) for edition in editions))


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
                f"{root}{path}{quote(slug)}/feed.xml" if kind == "tag" and len(editions) >= FEED_FROM else "",
            )
            for slug, (name, editions) in groups.items()
        )
        yield path, OverviewView(section.frame(path, heading), kind, heading, counts)
