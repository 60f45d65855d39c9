"""Small pages at the addresses that posts and pages had before: each leads a reader on to where its piece is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.model.addresses import file_of, quoted, root_of, unsafe, url_of
from builder.model.artifact import Artifact, Rank
from builder.model.crowd import Crowd
from builder.model.plan import PublicPlan
from builder.model.settings import Site
from builder.outputs.words import direction, key
from builder.theme import Theme


@dataclass(frozen=True, slots=True)
class RedirectView:
    """`redirect.html`: *href* leads from here to the piece, *canonical* from anywhere."""

    title: str
    lang: str
    direction: str
    href: str
    canonical: str


def artifacts(plan: PublicPlan, theme: Theme) -> Iterator[Artifact]:
    """Yield a page for every old address of what is public; of two pieces that want one, the newest has it."""
    taken: set[str] = set()
    posts = ((edition.formerly, edition.path, edition.title, edition.lang) for edition in plan.editions)
    pages = ((place.formerly, place.path, place.page.title, place.page.lang) for place in plan.places)
    for formerly, path, title, lang in (*posts, *pages):
        for old in formerly:
            if unsafe(old) or old in taken:
                continue
            taken.add(old)
            view = _view(plan.settings.site, title, lang, (old, path))
            mark = key(view, theme.digest("site"))
            yield Artifact("site", file_of(old), mark, Rank.REDIRECT, partial(_render, theme, view))


def _view(site: Site, title: str, lang: str, way: tuple[str, str]) -> RedirectView:
    old, path = way
    return RedirectView(title or site.title, lang, direction(lang), root_of(old) + quoted(path), url_of(site, path))


def _render(theme: Theme, view: RedirectView) -> bytes:
    return theme.render("site", "redirect.html", view=view).encode()


def unless_taken(made: Iterable[Artifact], plan: PublicPlan) -> tuple[Artifact, ...]:
    """Return *made* without the redirects that stand in the way of something, pages of MkDocs too, or of each other."""
    made = tuple(made)
    if not any(artifact.rank is Rank.REDIRECT for artifact in made):
        return made
    crowd = Crowd.of(artifact.path for artifact in made if artifact.rank is not Rank.REDIRECT)
    for place in plan.places:
        crowd.add(file_of(place.path), "")
    return tuple(artifact for artifact in made if artifact.rank is not Rank.REDIRECT or _finds_room(artifact, crowd))


def _finds_room(artifact: Artifact, crowd: Crowd) -> bool:
    if crowd.has(artifact.path) is not None:
        return False
    crowd.add(artifact.path, "")
    return True
