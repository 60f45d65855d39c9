"""preview/<entry>/post/index.html of the desk: the page of a piece that is not out yet, as readers will get it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote, urljoin

from markupsafe import Markup

from builder.model.addresses import composed, mended, quoted, root_of
from builder.model.artifact import Artifact, Rank
from builder.model.pieceviews import Beside, PostView
from builder.model.plan import Edition
from builder.model.project import Asset
from builder.model.settings import Site
from builder.model.unpublished import Awaited, Unpublished
from builder.model.views import Frame, Link, Shared
from builder.outputs.beside import beside_of
from builder.outputs.cards import Card
from builder.outputs.posts import Around, Beyond, view_of
from builder.outputs.sections import Section, sections
from builder.outputs.social import shared
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest

NOWHERE = "#main"  # what will be there when the piece is out leads to the piece


def artifacts(unpublished: Unpublished, theme: Theme) -> Iterator[Artifact]:
    """Yield the page of every piece that waits, and the files that it shows."""
    files: dict[str, Asset] = {}
    for piece in unpublished.pieces:
        path = page_of(piece.edition)
        section = _section(unpublished, piece.edition.lang)
        edition = replace(piece.edition, path=path, links=tuple(_links(piece, section.plan.settings.site)))
        will_be = replace(piece.edition, path=piece.base)
        view = _view(section, edition, will_be, shared(will_be, section.plan.settings.site, theme))
        mark = key(view, edition.links, theme.digest("site"))
        yield Artifact("desk", f"{path}index.html", mark, Rank.PAGE, partial(_render, theme, view, edition))
        files |= {_place(piece.edition, asset): asset for asset in piece.assets}
    for place, asset in files.items():
        mark = key(asset.mark, code_digest()) if asset.mark else key(asset)
        yield Artifact("desk", place, mark, Rank.ASSET, asset.read)


def page_of(edition: Edition) -> str:
    """Return the path of the page, below the desk: an id that is a path can have anything in it."""
    return mended(composed(f"preview/{edition.id}/post.{edition.lang}/"))


def _place(edition: Edition, asset: Asset) -> str:
    return mended(composed(f"preview/{edition.id}/shown/{asset.place}"))


def _section(unpublished: Unpublished, lang: str) -> Section:
    """Return the section that a piece will be part of, also if it will be the first one there."""
    found = sections(unpublished.public)
    return next((one for one in found if one.lang == lang), Section(unpublished.public, lang, f"{lang}/"))


def _links(piece: Awaited, site: Site) -> Iterator[tuple[str, str]]:
    """Yield where each target leads from the desk: to a file beside it, or to the site."""
    root = root_of(page_of(piece.edition))
    files = {asset.place: _place(piece.edition, asset) for asset in piece.assets}
    for written, way in piece.edition.links:
        target, space, size = way.partition(" ")
        place = unquote(urljoin(f"/{quoted(piece.base)}", target.partition("#")[0])).lstrip("/")
        if not target or target.startswith("#"):
            yield written, way
        elif place in files:
            yield written, f"{root}{quoted(files[place])}{space}{size}"
        else:
            yield written, urljoin(site.url + quoted(piece.base), target)


def _view(section: Section, edition: Edition, will_be: Edition, picture: Shared | None) -> PostView:
    """Return the view of the page with its ways to the site, which the desk may be far from."""
    more = Beyond(beside_of(section, edition), picture)
    view = view_of(section, Card.of(edition, section.plan.now), edition, _around(section, will_be), more)
    ahead = section.prefix if section.prefix and not section.editions else ""
    outward = Outward(root_of(edition.path), section.plan.settings.site.url, ahead)
    return replace(
        view,
        frame=outward.frame(view.frame),
        authors=outward.lists(view.authors, [section.author_path(name) for name in section.authors]),
        tags=outward.lists(view.tags, [section.tag_path(name) for name in section.tags]),
        older=outward.way(view.older),
        beside=outward.beside(more.beside) if more.beside else None,
    )


def _around(section: Section, edition: Edition) -> Around:
    """Return the neighbour that it has when it comes out: of what is out now the last before it."""
    publish = edition.publish
    before = (one for one in section.editions if publish and one.publish and one.publish <= publish)
    older = next(before, None)
    return Around(newer=None, older=(older.title, older.path) if older else None, translations=())


@dataclass(frozen=True, slots=True)
class Outward:
    """Ways from a page whose top is *root* made ways to the site at *home*; what is below *ahead*, the section of a
    language that the piece will be the first in, does not stand yet."""

    root: str
    home: str
    ahead: str = ""

    def href(self, href: str) -> str:
        if not href.startswith(self.root):
            return href
        path = href.removeprefix(self.root)
        return NOWHERE if self.ahead and path.startswith(self.ahead) else self.home + path

    def way(self, link: Link | None) -> Link | None:
        return replace(link, href=self.href(link.href)) if link else None

    def lists(self, links: tuple[Link, ...], known: list[str]) -> tuple[Link, ...]:
        """Return ways to lists of posts; to a list that does not stand yet there is none."""
        there = {self.root + quoted(path) for path in known}
        return tuple(replace(one, href=self.href(one.href) if one.href in there else NOWHERE) for one in links)

    def frame(self, frame: Frame) -> Frame:
        nav = tuple(replace(one, href=self.href(one.href)) for one in frame.nav)
        feeds = tuple(replace(one, href=to) for one in frame.feeds if (to := self.href(one.href)) != NOWHERE)
        return replace(frame, home=self.href(frame.home), canonical="", nav=nav, feeds=feeds)

    def beside(self, beside: Beside) -> Beside:
        series, gathered = beside.series, beside.gathered
        return replace(
            beside,
            series=replace(series, before=self.way(series.before), after=self.way(series.after)) if series else None,
            gathered=tuple(replace(one, href=self.href(one.href)) for one in gathered),
        )


def _render(theme: Theme, view: PostView, edition: Edition) -> bytes:
    assert edition.post is not None  # noqa: S101 - see `awaited`
    html = Markup(edition.post.body.html(dict(edition.links)))  # noqa: S704 - load/markdown made it safe
    return theme.render("site", "post.html", view=view, html=html).encode()
