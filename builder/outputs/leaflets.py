"""snippets/<entry>/<rung>.<channel>.<lang>.html: a leaflet of A4 with a QR code of its link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from builder.model.artifact import Artifact, Rank
from builder.model.rendered import Desk, Snippet
from builder.outputs.codes import code_of
from builder.outputs.snippets import file_of
from builder.outputs.words import direction, key
from builder.theme import Theme


@dataclass(frozen=True, slots=True)
class LeafletView:
    """`leaflet.html`: a *headline*, paragraphs of *words*, and the *address* to type, which leads to *url*."""

    lang: str
    direction: str
    site: str
    about: str
    disclosure: str
    headline: str
    words: tuple[str, ...]
    address: str
    url: str

    @property
    def length(self) -> int:
        """How many letters its paragraphs have, by which their size is chosen."""
        return sum(map(len, self.words))


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a leaflet for every post on paper."""
    about = desk.rendered.plan.settings.site.description
    for snippet in desk.rendered.snippets:
        if snippet.message.kind == "print":
            view, file = leaflet_of(snippet, about), file_of(snippet.announcement).removesuffix("txt") + "html"
            yield Artifact("desk", file, key(view, theme.digest("desk")), Rank.PAGE, partial(_render, theme, view))


def leaflet_of(snippet: Snippet, about: str) -> LeafletView:
    """Return the view of a leaflet: words of an editor stand below the title of the piece, and others begin with it."""
    message, edition = snippet.message, snippet.announcement.edition
    paragraphs = [one.strip() for one in re.split(r"\n{2,}", "\n\n".join(message.parts)) if one.strip()]
    headline = edition.title if snippet.own or not paragraphs else paragraphs.pop(0)
    words = tuple(one for one in paragraphs if not (message.link and message.link in one))
    return LeafletView(
        lang=message.lang,
        direction=direction(message.lang),
        site=message.site,
        about=about,
        disclosure=edition.disclosure if edition.disclosure not in snippet.text else "",
        headline=headline,
        words=words,
        address=re.sub(r"^https?://", "", message.link).removesuffix("/"),
        url=message.link,
    )


def _render(theme: Theme, view: LeafletView) -> bytes:
    code = Markup(code_of(view.url))  # noqa: S704 - drawn right above, of squares alone
    return theme.render("desk", "leaflet.html", view=view, code=code).encode(errors="replace")
