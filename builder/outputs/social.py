"""card.*.jpg beside the page of a post: the picture that networks show of it, drawn from the theme.

A post whose own picture has the shape of a card is shown by that, since somebody made it so. Any other picture would
lose its edges, and says nothing of what is to be read; so the card is drawn, with the title.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from urllib.parse import urlsplit

from builder.model.addresses import file_of, quoted
from builder.model.artifact import Artifact, Rank, Where
from builder.model.message import Card, Picture
from builder.model.plan import Edition, PublicPlan
from builder.model.problem import Location, Problem
from builder.model.settings import Site
from builder.model.sharing import FORMATS, HEIGHT, WIDTH, CardView, Sharing, fills_a_card, slips_of
from builder.model.views import Shared
from builder.outputs.words import day_of, direction, key
from builder.theme import BrokenTemplateError, Theme
from builder.versions import code_digest

TEMPLATE = "card.svg.j2"
ACCENT = re.compile(r"--accent:\s*(#[0-9a-fA-F]{3,8})\b")
INK = "#161a18"


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield the card of every post that has one of its own."""
    for edition in plan.editions:
        sharing = sharing_of(edition, plan.settings.site, theme)
        if sharing and sharing.drawn:
            yield picture_artifact("site", sharing.place, sharing, theme)


def sharing_of(edition: Edition, site: Site, theme: Theme) -> Sharing | None:
    """Return what networks show of the page of a piece, or will."""
    if not edition.path or not edition.post:
        return None
    cover = edition.cover
    fills = cover is not None and fills_a_card(cover)
    if not fills and (site.cards == "all" or (site.cards == "planned" and edition.entry)):
        view = _view(edition, site, theme)
        name = f"card.{key(view, theme.card_mark)[:8]}.jpg"
        place = posixpath.join(posixpath.dirname(file_of(edition.path)), name)
        return Sharing(place, FORMATS["jpg"], WIDTH, HEIGHT, edition.title, drawn=view)
    if cover is None or slips_of(cover):
        return None
    alt = edition.post.image_alt
    return Sharing(cover.place, FORMATS[cover.suffix], cover.width, cover.height, alt, cover=cover)


def shared(edition: Edition, site: Site, theme: Theme) -> Shared | None:
    """Return what the head of the page says of it."""
    one = sharing_of(edition, site, theme)
    return Shared(site.url + quoted(one.place), one.mime, one.width, one.height, one.alt) if one else None


def carded(card: Card, edition: Edition, site: Site, theme: Theme) -> Card:
    """Return the card of a page with its picture, which stands on the desk, too."""
    one = sharing_of(edition, site, theme)
    if one is None:
        return card
    file, url = f"cards/{posixpath.basename(one.place)}", site.url + quoted(one.place)
    return replace(card, picture=Picture(file, one.alt, one.mime, one.width, one.height, url))


def picture_artifact(where: Where, path: str, one: Sharing, theme: Theme) -> Artifact:
    """Return the file of the picture of a page."""
    if one.drawn:
        mark = key(one.drawn, theme.digest("card"))
        return Artifact(where, path, mark, Rank.ASSET, partial(drawn, one.drawn, theme), drawn="card")
    assert one.cover is not None  # noqa: S101 - it is either
    return Artifact(where, path, key(one.cover.mark, code_digest()), Rank.ASSET, one.cover.read)


def drawn(view: CardView, theme: Theme) -> bytes:
    """Draw a card: a JPEG of 1200 by 630 pixels and less than a million bytes."""
    from builder.drawing.typesetting import Writer  # noqa: PLC0415 - what draws nothing need not wait for it

    svg = theme.render("card", TEMPLATE, view=view, draw=Writer(view.lang, leftward=view.direction == "rtl"))
    try:
        return _painted(svg)
    except ValueError as error:
        message = f"this template makes no drawing: {error}"
        hint = "let it be one <svg> of 1200 by 630, whose marks are all closed"
        raise BrokenTemplateError(Problem(Location(f"theme/card/{TEMPLATE}"), "template", message, hint)) from None


@lru_cache(maxsize=32)  # the site has it, the desk, and what tells its hash
def _painted(svg: str) -> bytes:
    from builder.drawing.raster import jpeg  # noqa: PLC0415 - as above

    return jpeg(svg)


def _view(edition: Edition, site: Site, theme: Theme) -> CardView:
    day = edition.publish.date().isoformat() if edition.publish else ""
    return CardView(
        title=f"{edition.disclosure}: {edition.title}" if edition.disclosure else edition.title,
        site=site.title,
        home=urlsplit(site.url).hostname or "",
        authors=edition.authors,
        published=day_of(day, ahead=False) if day else None,
        lang=edition.lang,
        direction=direction(edition.lang),
        accent=_accent(theme),
    )


@lru_cache(maxsize=4)
def _accent(theme: Theme) -> str:
    """Return the accent of the site's own style; one that is no number in hexadecimal digits is ink."""
    style = dict(theme.assets("site")).get("assets/tokens.css", b"").decode("utf-8", "replace")
    found = ACCENT.search(style)
    return found[1] if found else INK
