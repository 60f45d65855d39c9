"""LinkedIn: 3,000 characters, and escapes of its own: at a bracket without one it cuts, and says that all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.channels.rules import Match, apart, compiled, counted, in_bytes, utf16
from builder.model.message import JSON, Card, Count, Draft, Facet, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

LIMITS = Source(
    "character limits of Ayrshare",
    "https://www.ayrshare.com/docs/help-center/technical-support/character_limits.md",
    "secondary",
)
FOLD = Source(
    "platform limits of marketingskills",
    "https://raw.githubusercontent.com/coreyhaines31/marketingskills/HEAD/skills/social/references/platform-limits.md",
    "secondary",
)
RATE = Source("LinkedIn at Ayrshare", "https://ayrshare.com/integration/linkedin", "secondary")
IMAGES = Source(
    "LinkedIn, MultiImage API",
    "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/multiimage-post-api",
    read_on="2026-11-30",
)
CARD = Source(
    "LinkedIn's Open Graph tags", "https://www.techcompare.app/open-graph-viewer/linkedin-og-tags", "secondary"
)
FACTS = {
    "text": Fact(3000, "utf16", LIMITS, "characters, of which the source does not say how they are counted"),
    "escaped": Fact(3000, "utf16", LIMITS, "with escapes; whether they count was not found"),
    "fold": Fact(210, "utf16", FOLD, "what stands before “see more”; about 140 on a phone"),
    "posts_a_day": Fact(150, "count", RATE),
    "images": Fact(20, "count", IMAGES),
    "article_title": Fact(400, "char", LIMITS),
    "card_width": Fact(1200, "px", CARD),
    "card_height": Fact(627, "px", CARD),
    "width_min": Fact(200, "px", CARD),
    "height_min": Fact(200, "px", CARD),
    "image_bytes": Fact(5_000_000, "byte", CARD),
}
HEADERS = {**JSON, "LinkedIn-Version": "202605", "X-Restli-Protocol-Version": "2.0.0"}
RESERVED = re.compile(r"[\\|{}@\[\]()<>#*_~]")
# what means more than its letters: a mention as LinkedIn writes it, or a hashtag
WORD = r"[\p{L}\p{M}\p{Nd}_\u200c\u200d]"  # no script is written without its marks
MEANS = compiled(
    r"@\[(?P<name>[^\[\]\n]+)\]\((?P<urn>urn:li:(?:person|organization):[A-Za-z0-9_-]+)\)"
    rf"|(?<!{WORD}|[&#/])#(?=[\p{{Nd}}\p{{M}}_\u200c\u200d]*\p{{L}})(?P<tag>{WORD}++)"
)


def escaped(text: str) -> str:
    """Return *text* in the 'little' format: a mention and a hashtag stay what they are, every other sign that means
    something there is a sign.

    https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format (2026-05, read
    on 2026-11-30)
    """
    made, at = "", 0
    for found in _meant(text):
        made, at = f"{made}{_escaped(text[at : found.start()])}{_element(found)}", found.end()
    return made + _escaped(text[at:])


def _meant(text: str) -> Iterator[Match[str]]:
    """Yield the mentions and hashtags of *text*; where a sign joins one to what is beside it, it is none."""
    if "@[" in text or "#" in text:
        yield from (found for found in MEANS.finditer(text) if apart(text, *found.span()))


def _element(found: Match[str]) -> str:
    if found["tag"]:
        return rf"{{hashtag|\#|{_escaped(found['tag'])}}}"
    return f"@[{_escaped(found['name'])}]({found['urn']})"


def _escaped(text: str) -> str:
    return RESERVED.sub(r"\\\g<0>", text)


def facets_of(text: str) -> tuple[Facet, ...]:
    """Return the mentions and the hashtags of *text*."""
    at = in_bytes(text)
    return tuple(
        Facet(at(one.start()), at(one.end()), "tag" if one["tag"] else "mention", one["tag"] or one["urn"])
        for one in _meant(text)
    )


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as it is read, with the name alone of whoever is mentioned; and only if that fits as it is sent."""
    unread = sum(utf16(one[0]) - utf16(one["name"]) for one in _meant(draft.text) if one["name"])
    length = utf16(draft.text) - unread
    sent = {"escaped": utf16(escaped(draft.text))} if length <= rules.facts["text"].value else {}
    return counted(rules, {"text": length, **sent, "images": draft.media}, facets=facets_of(draft.text))


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the mentions and hashtags of *text* stand."""
    return tuple(found.span() for found in _meant(text))


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make what POST /rest/posts takes, of version 202605: Post Schema, read on 2026-11-30,
    https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/post-api-schema?view=li-lms-2026-05
    and the MultiImage API, which takes two pictures or more."""
    return tuple(_payload(message, text, part) for part, text in enumerate(message.parts, 1))


def _payload(message: Message, text: str, part: int) -> Payload:
    body = {
        "author": _author(message.account),
        "commentary": escaped(text),
        "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
        **(_content(message) if part == 1 else {}),
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
    }
    return Payload("json", body, part, "POST", "https://api.linkedin.com/rest/posts", HEADERS)


def _author(account: str) -> str:
    if account.startswith("urn:li:"):
        return account
    return f"urn:li:organization:{account if account.isdecimal() else 'IdOfAccount'}"


def _content(message: Message) -> dict[str, object]:
    images = [_image(picture, number) for number, picture in enumerate(message.pictures, 1)]
    if len(images) > 1:
        return {"content": {"multiImage": {"images": images}}}
    if images:
        return {"content": {"media": images[0]}}
    return {"content": {"article": _article(message.card)}} if message.card else {}


def _image(picture: Picture, number: int) -> dict[str, object]:
    return {"id": f"urn:li:image:{later('Id', 'Media', number)}", "altText": picture.alt}


def _article(card: Card) -> dict[str, object]:
    """Return what is shown of a page: nobody fetches it, so that all of it must be sent."""
    thumbnail = {"thumbnail": f"urn:li:image:{later('Id', 'Card')}"} if card.picture else {}
    return {"source": card.url, "title": card.title, "description": card.description, **thumbnail}


RULES = Rules(
    kind="linkedin",
    name="LinkedIn",
    account=Account("urn:li:organization:1000", r"urn:li:(?:organization|organizationBrand|person):[\w-]+|\d+"),
    facts=FACTS,
    counting=count,
    whole=whole,
    payloads=payloads,
    pictures="none",
    notes=(
        "Paste the text as it stands; only the file for its interface has escapes.",
        "A mention is written @[Name](urn:li:organization:1), for that file; whoever pastes types @ and the name.",
    ),
)
