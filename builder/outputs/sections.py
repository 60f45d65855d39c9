"""A section is the site in one language: its editions newest first, its lists, the frame around its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from builder.model.addresses import quoted, root_of, url_of
from builder.model.feeds import CALLED, FILES, MIMES
from builder.model.plan import Edition, PublicPlan
from builder.model.views import FeedLink, Frame, NavLink, Waiting
from builder.outputs.cards import Card
from builder.outputs.words import direction, key, slug

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
        """Return what stands around the page at *path*; *feed* is the title and folder of its own feed."""
        site = self.plan.settings.site
        root = root_of(path)
        feeds = [*([feed] if feed else []), (site.title, self.prefix)]
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
            feeds=tuple(
                FeedLink(text, CALLED[form], MIMES[form], root + quoted(folder) + FILES[form])
                for text, folder in feeds
                for form in FILES
            ),
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
    def mark(self) -> str:
        """What frames are made of, beside the arguments of `frame`, as a part of keys."""
        site = self.plan.settings.site
        said = (site.title, site.description, self.plan.settings.promise, site.url)
        return key(said, self.lang, self.prefix, self._ways)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Return what lists tell of each edition, by its path."""
        return {edition.path: Card.of(edition, self.plan.now) for edition in self.editions}

    @cached_property
    def told(self) -> dict[str, str]:
        """Return the key of each card, by the path of its edition: what a page with the card has in its own key."""
        return {path: key(card) for path, card in self.cards.items()}

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
        name: (max(sorted(spellings[name]), key=lambda one: spellings[name][one]), tuple(editions[name].values()))
        for name in sorted(editions)
    }


def _is_top(path: str, prefix: str) -> bool:
    below = path.removeprefix(prefix)
    return path.startswith(prefix) and below not in {"", "404.html"} and below.strip("/").count("/") == 0
