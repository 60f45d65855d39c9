"""The page of every post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from builder.model.addresses import file_of, quoted, root_of
from builder.model.artifact import Artifact, Rank
from builder.model.pieceviews import PostView
from builder.model.plan import Edition, PublicPlan
from builder.model.views import Link, PictureView
from builder.outputs.beside import besides
from builder.outputs.sections import Section, sections
from builder.outputs.words import day, key
from builder.theme import Theme


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for every edition that is out."""
    translations: dict[str, list[Edition]] = defaultdict(list)
    for edition in plan.editions:
        translations[edition.id].append(edition)
    for section in sections(plan):
        beside = besides(section)
        neighbours = (None, *section.editions, None)
        for newer, edition, older in zip(neighbours, section.editions, neighbours[2:], strict=False):
            view = _view(section, edition, newer, older, translations[edition.id])
            if edition.key in beside:
                view = replace(view, beside=beside[edition.key])
            mark = key(view, edition.links, theme.digest("site"))
            yield Artifact("site", file_of(edition.path), mark, Rank.PAGE, partial(_render, theme, view, edition))


def _view(
    section: Section, edition: Edition, newer: Edition | None, older: Edition | None, all_of_it: list[Edition]
) -> PostView:
    assert edition.post is not None  # noqa: S101 - what is public has words
    assert edition.publish is not None  # noqa: S101 - and a date
    root = root_of(edition.path)
    return PostView(
        frame=section.frame(edition.path, edition.title, edition.summary, waiting=section.waiting(edition)),
        title=edition.title,
        summary=edition.post.summary,
        published=day(edition.publish, section.plan.now),
        minutes=edition.minutes,
        authors=tuple(Link(name, root + quoted(section.author_path(name))) for name in edition.authors),
        tags=tuple(Link(tag, root + quoted(section.tag_path(tag))) for tag in edition.tags),
        translations=tuple(_link(other, root, other.lang) for other in all_of_it if other is not edition),
        headings=edition.post.body.facts.headings,
        older=_link(older, root, older.title) if older else None,
        newer=_link(newer, root, newer.title) if newer else None,
        picture=_picture(edition),
        body=edition.post.body.digest,
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


def _link(edition: Edition, root: str, text: str) -> Link:
    return Link(text, root + quoted(edition.path))


def _render(theme: Theme, view: PostView, edition: Edition) -> bytes:
    assert edition.post is not None  # noqa: S101 - see _view
    html = Markup(edition.post.body.html(dict(edition.links)))  # noqa: S704 - load/markdown made it safe
    return theme.render("site", "post.html", view=view, html=html).encode()
