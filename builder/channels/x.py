"""X: 280 characters by their weight, of which any link takes 23 and an emoji two; posts that answer one another."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from builder.channels.rules import counted, utf8
from builder.channels.sources import AYRSHARE, POSTIZ
from builder.channels.twitter.entities import Entity, all_of, entities_of
from builder.channels.twitter.weighing import room_of
from builder.model.message import JSON, Count, Draft, Facet, Message, Payload, later
from builder.model.network import OWN, Account, Fact, Rules, Source

API = "https://api.x.com/2"
CONFIG = Source(
    "twitter/twitter-text, config/v3.json",
    "https://github.com/twitter/twitter-text/blob/30e2430d90cff3b46393ea54caf511441983c260/config/v3.json",
)
COUNTING = Source("X, counting characters", "https://docs.x.com/fundamentals/counting-characters.md")
SERVER = Source(
    "twitter/the-algorithm, TweetText.scala",
    "https://github.com/twitter/the-algorithm/blob/01dbfee4c05b1aa5cf7c6abf8978cd7f9ab76927/tweetypie/common/src/scala/com/twitter/tweetypie/tweettext/TweetText.scala",
    "code",
)
MEDIA = Source("X API, media", "https://docs.x.com/x-api/media")
PRICES = Source("X API, prices", "https://docs.x.com/es/x-api/getting-started/pricing")
CARDS = Source("X, cards", "https://developer.x.com/cards/markup")
FACTS = {
    "text": Fact(280, "weighted", CONFIG, "an account with Premium takes more: write limits: {text: 25000} for it"),
    "premium": Fact(25_000, "weighted", AYRSHARE, "for an account with Premium; another service says 4,000"),
    "url": Fact(23, "weighted", COUNTING, "without a scheme, too: README.md is a link"),
    "emoji": Fact(
        2, "weighted", COUNTING, "its reference counts more for those of after 2018: the larger number must fit"
    ),
    "bytes": Fact(5708, "utf8_byte", SERVER, "of a post without Premium"),
    "mentions": Fact(50, "count", SERVER),
    "links": Fact(10, "count", SERVER),
    "hashtags": Fact(50, "count", SERVER),
    "hashtag": Fact(100, "codepoint", SERVER),
    "cashtags": Fact(1, "count", POSTIZ, "its interface refuses a second one"),
    "cashtags_before": Fact(50, "count", SERVER, "in 2023"),
    "images": Fact(4, "count", POSTIZ),
    "image_bytes": Fact(5_000_000, "byte", MEDIA),
    "gif_bytes": Fact(15_000_000, "byte", MEDIA),
    "video_bytes": Fact(512_000_000, "byte", MEDIA),
    "alt": Fact(1000, "char", AYRSHARE),
    "card_title": Fact(70, "char", CARDS),
    "card_description": Fact(200, "char", CARDS),
    "card_bytes": Fact(5_000_000, "byte", CARDS),
    "post_price": Fact(0.015, "usd", PRICES, "what a post through its interface costs"),
    "link_post_price": Fact(0.2, "usd", PRICES, "what a post with a link costs there"),
}
TYPES: dict[str, Literal["link", "mention", "tag"]] = {
    "link": "link",
    "mention": "mention",
    "list": "mention",
    "hashtag": "tag",
    "cashtag": "tag",
}
UNPOSTABLE = frozenset("\ufeff\ufffe\uffff")


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* by the documentation and by the reference, of which the larger number is its length."""
    entities, room = entities_of(draft.text), room_of(draft.text, rules.most("url") or 0)
    kinds = Counter(one.kind for one in entities)
    measures = {
        "text": max(room),
        **({} if _is_long(rules) else {"bytes": utf8(draft.text)}),
        "mentions": kinds["mention"],
        "links": kinds["link"],
        "hashtags": kinds["hashtag"],
        "hashtag": max((len(one.value) for one in entities if one.kind == "hashtag"), default=0),
        "cashtags": kinds["cashtag"],
        "images": draft.media,
    }
    more = {"length_documented": room.documented, "length_reference": room.reference}
    return counted(rules, measures, facets=_facets(draft.text, entities), more=more)


def _is_long(rules: Rules) -> bool:
    """Return whether an account takes more than the server's bound in bytes lets through, which then is none."""
    text, size = rules.facts["text"], rules.facts["bytes"]
    return text.value > FACTS["text"].value and size.source.title != OWN


def _facets(text: str, entities: tuple[Entity, ...]) -> tuple[Facet, ...]:
    """Return *entities* with their places in UTF-8 bytes; a cashtag keeps its sign."""
    facets, last, at = [], 0, 0
    for one in entities:
        start = at + utf8(text[last : one.start])
        last, at = one.end, start + utf8(text[one.start : one.end])
        value = f"${one.value}" if one.kind == "cashtag" else one.value
        facets.append(Facet(start, at, TYPES[one.kind], value))
    return tuple(facets)


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return where links, mentions, hashtags and cashtags stand, also one that begins within another."""
    return tuple(sorted((one.start, one.end) for one in all_of(text)))


def refused(text: str) -> tuple[str, ...]:
    """Return the letters of *text* with which its server takes no post (twitter-text, invalidCharsGroup.js)."""
    return tuple(sorted(UNPOSTABLE.intersection(text)))


def requests_of(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the requests POST /2/tweets, one for each part, and before them those that describe its pictures.

    The bodies of https://docs.x.com/x-api/posts/create-post and
    https://docs.x.com/x-api/media/create-media-metadata, read on 2026-11-30. Each part answers the one before it.
    """
    described = (_description(one.alt, number) for number, one in enumerate(message.pictures, 1) if one.alt)
    return (*described, *(_post(message, part) for part in range(1, len(message.parts) + 1)))


def _description(alt: str, number: int) -> Payload:
    body = {"id": later("Id", "Media", number), "metadata": {"alt_text": {"text": alt}}}
    return Payload(f"alt{number}.json", body, 1, "POST", f"{API}/media/metadata", JSON)


def _post(message: Message, part: int) -> Payload:
    media = [later("Id", "Media", number) for number in range(1, len(message.pictures) + 1)] if part == 1 else []
    body = {
        "text": message.parts[part - 1],
        **({"media": {"media_ids": media}} if media else {}),
        **({"reply": {"in_reply_to_tweet_id": later("Id", "Part", part - 1)}} if part > 1 else {}),
    }
    return Payload("json", body, part, "POST", f"{API}/tweets", JSON)


RULES = Rules(
    kind="x",
    name="X (Twitter)",
    account=Account("@repair", r"@?[A-Za-z0-9_]{1,15}"),
    facts=FACTS,
    counting=count,
    whole=whole,
    refused=refused,
    payloads=requests_of,
    threads=True,
    link="fixed",
    pictures="none",
    notes=("A picture is sent first: put its id in place of IdOfMedia1.",),
)
