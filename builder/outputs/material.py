"""What all posts about a piece are made of: found once, however many networks carry it and however often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from builder.model.message import Card
from builder.model.plan import Edition, Plan
from builder.model.settings import Site
from builder.model.tags import hashtagged
from builder.outputs.abroad import page_of, whole_html, whole_markdown
from builder.outputs.beside import credits_of
from builder.outputs.social import carded
from builder.theme import Theme


@dataclass(frozen=True)  # without slots, for what is made when a network first takes it
class Material:
    """A piece for its posts: what templates may say of it, its page, and the *card* that networks show of that."""

    edition: Edition
    site: Site
    hashtags: str
    credits: str
    headings: tuple[str, ...]
    quote: str
    question: str
    page: str
    card: Card

    @cached_property
    def html(self) -> str:
        return whole_html(self.edition, self.site)

    @cached_property
    def markdown(self) -> str:
        return whole_markdown(self.edition, self.site)


def materials(plan: Plan, theme: Theme) -> Callable[[Edition], Material]:
    """Return what gives the material of a piece of *plan*."""
    known: dict[str, Material] = {}

    def of(edition: Edition) -> Material:
        if edition.key not in known:
            known[edition.key] = _material(edition, plan, theme)
        return known[edition.key]

    return of


def _material(edition: Edition, plan: Plan, theme: Theme) -> Material:
    entry, settings = edition.entry, plan.settings
    credited = credits_of(entry, settings) if entry else ()
    return Material(
        edition=edition,
        site=settings.site,
        hashtags=" ".join(hashtagged(edition.tags)),
        credits=", ".join(f"{what}: {who}" for what, who in credited),
        headings=_headings(edition),
        quote=_quote(edition),
        question=_question(edition, plan),
        page=page_of(edition, settings.site),
        card=carded(card_of(edition), edition, settings.site, theme),
    )


def card_of(edition: Edition) -> Card:
    """Return what networks show of the page of a piece: what its head says, which `tests/test_previews.py` reads."""
    return Card(edition.url, edition.title, edition.summary)


def _headings(edition: Edition) -> tuple[str, ...]:
    """Return the highest headings of the text, in its order."""
    found = edition.post.body.facts.headings if edition.post else ()
    highest = min((heading.level for heading in found), default=0)
    return tuple(heading.text for heading in found if heading.level == highest and heading.text)


def _quote(edition: Edition) -> str:
    """Return what the text says that its summary does not."""
    words = edition.post.body.facts.quote if edition.post else ""
    return "" if words.partition("\n")[0] in edition.summary else words


def _question(edition: Edition, plan: Plan) -> str:
    """Return the question that a piece answers, unless its title asks it; readers ask in the language of the site."""
    asked = edition.entry.answers if edition.entry and edition.lang == plan.settings.site.language else ()
    found = (plan.project.questions[one].question for one in asked if one in plan.project.questions)
    return next((words for words in found if words and words.casefold() != edition.title.casefold()), "")
