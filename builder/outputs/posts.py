"""The page of every post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of
from builder.model.artifact import Artifact, Rank
from builder.model.pieceviews import Beside, PostView
from builder.model.plan import Edition, PublicPlan
from builder.model.views import Link, PictureView, Shared
from builder.outputs.beside import besides
from builder.outputs.cards import Card
from builder.outputs.sections import Section, sections
from builder.outputs.social import shared
from builder.outputs.words import day_of, key
from builder.theme import Theme

Way = tuple[str, str]


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for every edition that is out."""
    translations: dict[str, list[Edition]] = defaultdict(list)
    for edition in plan.editions:
        translations[edition.id].append(edition)
    for section in sections(plan):
        beside = besides(section)
        neighbours = (None, *section.editions, None)
        for newer, edition, older in zip(neighbours, section.editions, neighbours[2:], strict=False):
            around = Around(
                newer=(newer.title, newer.path) if newer else None,
                older=(older.title, older.path) if older else None,
                translations=tuple((one.lang, one.path) for one in translations[edition.id] if one is not edition),
            )
            more = Beyond(beside.get(edition.key), shared(edition, plan.settings.site, theme))
            mark = f"{_told(section, edition, around)}{key(more) if any(more) else ''}{theme.digest('site')}"
            render = partial(_render, theme, section, edition, around, more)
            yield Artifact("site", file_of(edition.path), mark, Rank.PAGE, render)


@dataclass(frozen=True, slots=True)
class Around:
    """Where the page of a post leads beside its own words: texts and paths."""

    newer: Way | None
    older: Way | None
    translations: tuple[Way, ...]


class Beyond(NamedTuple):
    """What few pages have: what stands beside the words, and the picture that networks show."""

    beside: Beside | None
    shared: Shared | None


def _told(section: Section, edition: Edition, around: Around) -> str:
    """Return the key of all that `view_of` looks at, and the words: nobody needs the view of a page that stands."""
    post = edition.post
    assert post is not None  # noqa: S101 - what is public has words
    own = (post.summary, edition.tags, post.image, post.image_alt, post.image_shown, post.body.digest, edition.links)
    return key(section.mark, section.told[edition.path], own, around.newer, around.older, around.translations)


def view_of(section: Section, card: Card, edition: Edition, around: Around, more: Beyond) -> PostView:
    """Return the view of a post. What it looks at is in `_told` or in *more*, or the page would not follow it."""
    assert edition.post is not None  # noqa: S101 - what is public has words
    root = root_of(edition.path)
    return PostView(
        frame=replace(section.frame(card.path, card.title, card.summary, waiting=card.waiting), shared=more.shared),
        title=card.title,
        summary=edition.post.summary,
        published=day_of(card.published, ahead=card.ahead),
        minutes=card.minutes,
        authors=tuple(Link(name, root + quoted(section.author_path(name))) for name in card.authors),
        tags=tuple(Link(tag, root + quoted(section.tag_path(tag))) for tag in edition.tags),
        translations=tuple(_link(way, root) for way in around.translations),
        headings=edition.post.body.facts.headings,
        older=_link(around.older, root) if around.older else None,
        newer=_link(around.newer, root) if around.newer else None,
        picture=_picture(edition),
        body=edition.post.body.digest,
        beside=more.beside,
    )


def _picture(edition: Edition) -> PictureView | None:
    """Return the picture that stands for a post, unless its words show it already."""
    post = edition.post
    if post is None or not post.image or post.image_shown:
        return None
    if post.image.lower().startswith(("https:", "http:")):
        return PictureView(post.image, post.image_alt, 0, 0)
    src, _, size = dict(edition.links).get(post.image, "").partition(" ")
    width, _, height = size.partition("x")
    return PictureView(src, post.image_alt, int(width or 0), int(height or 0)) if size else None


def _link(way: Way, root: str) -> Link:
    text, path = way
    return Link(text, root + quoted(path))


def _render(theme: Theme, section: Section, edition: Edition, around: Around, more: Beyond) -> bytes:
    assert edition.post is not None  # noqa: S101 - see view_of
    html = Markup(edition.post.body.html(dict(edition.links)))  # noqa: S704 - load/markdown made it safe
    view = view_of(section, section.cards[edition.path], edition, around, more)
    return theme.render("site", "post.html", view=view, html=html).encode()
