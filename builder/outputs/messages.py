"""Words to messages: what each network is given besides them, and what is counted of it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.message import Card, Draft, Message
from builder.model.network import Rules
from builder.model.plan import Announcement, Edition, Plan
from builder.outputs.abroad import page_of, whole_html, whole_markdown
from builder.outputs.tracking import tracked


def headed(text: str, rules: Rules) -> tuple[str, str]:
    """Return the title that the first line of *text* gives (`Subject: …`), or none, and the rest."""
    first, _, rest = text.partition("\n")
    if rules.heading and first.startswith(f"{rules.heading}:"):
        return first.removeprefix(f"{rules.heading}:").strip(), rest.strip()
    return "", text


def message_of(one: Announcement, parts: tuple[str, ...], rules: Rules, plan: Plan) -> Message:
    """Return the message of an announcement; a title that a network wants and the words do not give is the piece's."""
    edition, site = one.edition, plan.settings.site
    title, first = headed(parts[0], rules)
    return Message(
        id=f"tag:{site.namespace}:{one.id}",
        kind=one.channel.kind,
        account=one.channel.account,
        lang=edition.lang,
        due=one.due,
        parts=(first, *parts[1:]),
        title=title or (_title(edition) if rules.heading else ""),
        summary=edition.summary,
        link=tracked(edition.url, one.channel) if edition.path else edition.url,
        canonical=page_of(edition, site),
        card=card_of(edition) if _shows(one, parts, rules) else None,
        tags=edition.tags,
        site=site.title,
        home=site.url,
        embargo=edition.embargo,
        disclosure=edition.disclosure,
        html=whole_html(edition, site) if rules.piece else "",
        markdown=whole_markdown(edition, site) if rules.piece else "",
    )


def _title(edition: Edition) -> str:
    """Return the title of a piece as a network gets it: one that was paid for says so first."""
    return f"{edition.disclosure}: {edition.title}" if edition.disclosure else edition.title


def card_of(edition: Edition) -> Card:
    """Return what networks show of the page of a piece: what its head says, which `tests/test_previews.py` reads."""
    return Card(edition.url, edition.title, edition.summary)


def _shows(one: Announcement, parts: tuple[str, ...], rules: Rules) -> bool:
    """Tell whether a network has a page of ours to make a card of: its link is given, and not before its time."""
    edition = one.edition
    early = edition.embargo is not None and one.due < edition.embargo
    given = rules.link == "apart" or any(edition.url in part for part in parts)
    return bool(edition.path) and given and not early and rules.link != "dead"


def drafts_of(message: Message) -> Iterator[Draft]:
    """Yield what is counted of each part: the first has the title and the pictures."""
    media = len(message.pictures)
    for number, part in enumerate(message.parts):
        yield Draft(part, *((message.title, message.spoiler, media) if number == 0 else ()))
