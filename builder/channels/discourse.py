"""Discourse: a topic of a forum, whose title must be long enough and of no endless word."""

from __future__ import annotations

from hashlib import sha256

from builder.channels.measuring import WEB_SITE, measures, whose
from builder.channels.rules import counted
from builder.model.message import JSON, Count, Draft, Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

SETTINGS = Source(
    "discourse config/site_settings.yml",
    "https://github.com/discourse/discourse/blob/00011e9cd999c967003ea3f629b3386565dec332/config/site_settings.yml",
    "code",
    "2026-11-30",
)
FACTS = {
    "title_min": Fact(15, "char", SETTINGS, "of a forum in Japanese or Chinese 6"),
    "title": Fact(255, "char", SETTINGS),
    "title_word": Fact(30, "char", SETTINGS, "the longest word of a title"),
    "text": Fact(32000, "char", SETTINGS),
    "mentions": Fact(10, "count", SETTINGS),
    "newuser_links": Fact(2, "count", SETTINGS, "of an account that is new there"),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*, and the longest word of its title."""
    longest = max(map(len, draft.title.split()), default=0)
    return counted(rules, {**measures(draft, rules), "title_word": longest})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /posts.json`: https://docs.discourse.org/, operation createTopicPostPM of
    discourse/discourse_api_docs 6737ac2a (openapi.yml), read on 2026-11-30. It knows no tags.

    A forum has one topic for an `external_id` (letters, digits, - and _, 50 at most: discourse app/models/topic.rb), so
    that what is sent twice is refused. Further parts are answers in the topic.
    """
    url = f"https://{whose(message)}/posts.json"
    name = sha256(message.id.encode()).hexdigest()[:40]
    topic = Payload(
        "json", {"title": message.title, "raw": message.parts[0], "external_id": name}, 1, "POST", url, JSON
    )
    answers = (
        Payload("json", {"raw": text, "topic_id": later("Id", "Part")}, part, "POST", url, JSON)
        for part, text in enumerate(message.parts[1:], 2)
    )
    return topic, *answers


RULES = Rules(
    kind="discourse",
    name="Discourse",
    account=Account("forum.repair.example", WEB_SITE),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    heading="Title",
    notes=(
        "The account of the channel is the forum: forum.example.org. Give the topic its tags there.",
        "A forum can have other limits, which its /site/settings.json tells: write them in limits: of the channel.",
    ),
)
