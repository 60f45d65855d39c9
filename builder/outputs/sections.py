"""A section is the site in one language: its editions newest first, its lists, the frame around its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from builder.model.addresses import SAFE, root_of, url_of
from builder.model.plan import Edition, PublicPlan
from builder.model.views import Frame, Item, Link, NavLink
from builder.outputs.words import day, direction, slug

FEED_FROM = 3  # posts that a tag needs for a feed of its own


@dataclass(frozen=True)
class Section:
    """The editions of *plan* in *lang*, below *prefix*: nothing for the site's first language."""

    plan: PublicPlan
    lang: str
    prefix: str

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        return tuple(edition for edition in self.plan.editions if edition.lang == self.lang)

    @cached_property
    def tags(self) -> dict[str, tuple[str, tuple[Edition, ...]]]:
        """Return the editions of each tag by its slug, under the spelling most used, in order of the slugs."""
        return _grouped((tag, edition) for edition in self.editions for tag in edition.tags)

    @cached_property
    def authors(self) -> dict[str, tuple[str, tuple[Edition, ...]]]:
        """Return the editions of each author, likewise."""
        return _grouped((author, edition) for edition in self.editions for author in edition.authors)

    @cached_property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """Return title and path of the pages that the navigation names: those right below the section's root."""
        places = [
            place for place in self.plan.places if place.page.lang == self.lang and _is_top(place.path, self.prefix)
        ]
        places.sort(key=lambda place: (place.page.order == "", place.page.order.zfill(6), place.page.title))
        return tuple((place.page.title or place.path.strip("/"), place.path) for place in places)

    def frame(self, path: str, title: str, summary: str = "", *, feed: tuple[str, str] | None = None) -> Frame:
        """Return what stands around the page at *path*; *feed* is the title and path of its own feed."""
        site = self.plan.settings.site
        root = root_of(path)
        feeds = [(f"{site.title} (RSS)", f"{self.prefix}feed.xml"), *([feed] if feed else [])]
        return Frame(
            site=site.title,
            description=site.description,
            promise=self.plan.settings.promise,
            lang=self.lang,
            direction=direction(self.lang),
            root=root,
            home=root + self.prefix,
            title=title,
            summary=summary,
            canonical=url_of(site, path),
            nav=tuple(self._nav(path, root)),
            feeds=tuple(Link(text, root + quote(to, safe=SAFE)) for text, to in feeds),
        )

    def _nav(self, path: str, root: str) -> Iterator[NavLink]:
        fixed = (("Latest", self.prefix), ("Archive", f"{self.prefix}archive/"), ("Subjects", f"{self.prefix}tags/"))
        for text, to in (*fixed, *self.pages):
            if text == "Subjects" and not self.tags:
                continue
            within = path == to or (to != self.prefix and path.startswith(to))
            yield NavLink(text, root + quote(to, safe=SAFE), within)

    def item(self, edition: Edition, root: str) -> Item:
        """Return *edition* as an item of a list whose page is *root* below the top."""
        assert edition.publish is not None  # noqa: S101 - what is public has a date
        return Item(
            title=edition.title,
            href=root + quote(edition.path, safe=SAFE),
            summary=edition.summary,
            published=day(edition.publish, self.plan.now),
            minutes=edition.minutes,
            authors=edition.authors,
        )

    def tag_path(self, tag: str) -> str:
        return f"{self.prefix}tags/{slug(tag)}/"

    def author_path(self, author: str) -> str:
        return f"{self.prefix}authors/{slug(author)}/"


def sections(plan: PublicPlan) -> Iterator[Section]:
    """Yield a section for the first language, and for every other that has something public."""
    site = plan.settings.site
    yield Section(plan, site.language, "")
    for lang in site.languages[1:]:
        section = Section(plan, lang, f"{lang}/")
        if section.editions:
            yield section


def _grouped(pairs: Iterator[tuple[str, Edition]]) -> dict[str, tuple[str, tuple[Edition, ...]]]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    editions: dict[str, dict[str, Edition]] = defaultdict(dict)
    for name, edition in pairs:
        spellings[slug(name)][name] += 1
        editions[slug(name)][edition.key] = edition
    return {
        key: (max(sorted(spellings[key]), key=lambda name: spellings[key][name]), tuple(editions[key].values()))
        for key in sorted(editions)
    }


def _is_top(path: str, prefix: str) -> bool:
    below = path.removeprefix(prefix)
    return path.startswith(prefix) and below not in {"", "404.html"} and below.strip("/").count("/") == 0
