"""A section is the site in one language: its editions newest first, its lists, the frame around its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from builder.model.addresses import quoted, root_of, url_of
from builder.model.plan import Edition, PublicPlan
from builder.model.views import Frame, Item, Link, NavLink, Waiting
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
        here = (place for place in self.plan.places if place.page.lang == self.lang)
        places = [place for place in here if _is_top(place.path, self.prefix) and place.page.speaks]
        places.sort(key=lambda place: (place.page.order == "", place.page.order.zfill(6), place.page.title))
        return tuple((place.page.title or place.path.strip("/"), place.path) for place in places)

    def frame(
        self,
        path: str,
        title: str,
        summary: str = "",
        *,
        feed: tuple[str, str] | None = None,
        waiting: Waiting | None = None,
    ) -> Frame:
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
            nav=self._nav(path, root),
            feeds=tuple(Link(text, root + quoted(to)) for text, to in feeds),
            waiting=waiting,
        )

    @cached_property
    def _ways(self) -> tuple[tuple[str, str], ...]:
        """Return text and path of what the navigation leads to."""
        fixed = (("Latest", self.prefix), ("Archive", f"{self.prefix}archive/"), ("Subjects", f"{self.prefix}tags/"))
        return tuple(way for way in (*fixed, *self.pages) if way[0] != "Subjects" or self.tags)

    def _nav(self, path: str, root: str) -> tuple[NavLink, ...]:
        here = next((to for _, to in self._ways if path == to or (to != self.prefix and path.startswith(to))), None)
        if (here, root) not in self._navs:
            links = (NavLink(text, root + quoted(to), current=to == here) for text, to in self._ways)
            self._navs[here, root] = tuple(links)
        return self._navs[here, root]

    @cached_property
    def _navs(self) -> dict[tuple[str | None, str], tuple[NavLink, ...]]:
        return {}

    @cached_property
    def _items(self) -> dict[tuple[str, str], Item]:
        return {}

    def item(self, edition: Edition, root: str) -> Item:
        """Return *edition* as an item of a list whose page is *root* below the top; made once for all such lists."""
        known = self._items.get((edition.id, root))
        if known is None:
            known = self._items[edition.id, root] = self._item(edition, root)
        return known

    @cached_property
    def _told(self) -> dict[int, str]:
        return {}

    def told(self, item: Item) -> str:
        """Return an item of ours as it prints, which a key is made of; made once for all lists that show it."""
        known = self._told.get(id(item))
        if known is None:
            known = self._told[id(item)] = repr(item)
        return known

    def _item(self, edition: Edition, root: str) -> Item:
        assert edition.publish is not None  # noqa: S101 - what is public has a date
        return Item(
            title=edition.title,
            href=root + quoted(edition.path),
            summary=edition.summary,
            published=day(edition.publish, self.plan.now),
            minutes=edition.minutes,
            authors=edition.authors,
            waiting=self.waiting(edition),
        )

    def waiting(self, edition: Edition) -> Waiting | None:
        """Return what is said of a piece that only its writers see; one without a date stands as if it were of now."""
        if not edition.previewed:
            return None
        planned = edition.publish if edition.publish != self.plan.now else None
        return Waiting(edition.stage, day(planned, self.plan.now) if planned else None)

    def tag_path(self, tag: str) -> str:
        return f"{self.prefix}tags/{slug(tag)}/"

    def author_path(self, author: str) -> str:
        return f"{self.prefix}authors/{slug(author)}/"


@lru_cache(maxsize=2)
def sections(plan: PublicPlan) -> tuple[Section, ...]:
    """Return a section for the first language, and for every other that has something public; made once a plan."""
    site = plan.settings.site
    others = (Section(plan, lang, f"{lang}/") for lang in site.languages[1:])
    return (Section(plan, site.language, ""), *(section for section in others if section.editions))


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
