"""Words to messages: what each network is given besides them, and what is counted of it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.message import Draft, Message, Picture
from builder.model.network import Rules
from builder.model.plan import Announcement, Edition
from builder.outputs.material import Material
from builder.outputs.tracking import tracked


def headed(text: str, rules: Rules) -> tuple[str, str, str]:
    """Return what the first lines of *text* give, or nothing: the title (`Subject: …`), and what is read before the
    text (`CW: …`); and the rest."""
    found = dict.fromkeys(filter(None, (rules.heading, rules.before)), "")
    while True:
        line, _, rest = text.partition("\n")
        name, colon, words = line.partition(":")
        if not colon or name not in found or found[name]:
            return found.get(rules.heading, ""), found.get(rules.before, ""), text
        found[name], text = words.strip(), rest.strip()


def message_of(
    one: Announcement, parts: tuple[str, ...], rules: Rules, of: Material, pictures: tuple[Picture, ...]
) -> Message:
    """Return the message of an announcement; a title that a network wants and the words do not give is the piece's."""
    edition, site = one.edition, of.site
    title, spoiler, first = headed(parts[0], rules)
    return Message(
        id=f"tag:{site.namespace}:{one.id}",
        kind=one.channel.kind,
        account=one.channel.account,
        lang=edition.lang,
        due=one.due,
        parts=(first, *parts[1:]),
        title=title or (_title(edition) if rules.heading else ""),
        summary=edition.summary,
        spoiler=spoiler or _preheader(edition.summary, rules),
        link=tracked(edition.url, one.channel) if edition.path else edition.url,
        canonical=of.page,
        card=of.card if _shows(one, parts, rules) else None,
        pictures=pictures,
        tags=edition.tags,
        site=site.title,
        home=site.url,
        embargo=edition.embargo,
        disclosure=edition.disclosure,
        html=of.html if rules.piece else "",
        markdown=of.markdown if rules.piece else "",
    )


def _title(edition: Edition) -> str:
    """Return the title of a piece as a network gets it: one that was paid for says so first."""
    return f"{edition.disclosure}: {edition.title}" if edition.disclosure else edition.title


def _preheader(summary: str, rules: Rules) -> str:
    """Return what a mail shows beside its subject of the summary: as many of its words as are shown."""
    words, most = " ".join(summary.split()), rules.most("preheader") or 0
    return words if len(words) <= most else f"{words[: most - 1].rpartition(' ')[0]}…" if most else ""


def _shows(one: Announcement, parts: tuple[str, ...], rules: Rules) -> bool:
    """Tell whether a network has a page of ours to make a card of: its link is given, and not before its time."""
    edition = one.edition
    given = rules.link == "apart" or any(edition.url in part for part in parts)
    return bool(edition.path) and given and not one.early and rules.link != "dead"


def drafts_of(message: Message) -> Iterator[Draft]:
    """Yield what is counted of each part: the first has the title and the pictures, all what is read before them."""
    for number, part in enumerate(message.parts):
        title, media = (message.title, len(message.pictures)) if number == 0 else ("", 0)
        yield Draft(part, title, message.spoiler, media)
