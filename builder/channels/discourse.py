"""Discourse: a topic of a forum, whose title must be long enough and of no endless word."""

from __future__ import annotations

from builder.channels.measuring import WEB_SITE, hyphened, measures, whose
from builder.channels.rules import counted
from builder.model.message import Count, Draft, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

SITE = Source("a third party's copy of a forum's /site/settings.json", "", "secondary")
SETTINGS = Source(
    "discourse config/site_settings.yml",
    "https://github.com/discourse/discourse/blob/00011e9cd999c967003ea3f629b3386565dec332/config/site_settings.yml",
    "code",
)
FACTS = {
    "title_min": Fact(15, "char", SITE),
    "title": Fact(255, "char", SITE),
    "title_word": Fact(30, "char", SETTINGS, "the longest word of a title"),
    "text": Fact(32000, "char", SITE),
    "mentions": Fact(10, "count", SETTINGS),
    "newuser_links": Fact(2, "count", SETTINGS, "of an account that is new there"),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*, and the longest word of its title."""
    longest = max(map(len, draft.title.split()), default=0)
    return counted(rules, {**measures(draft, rules), "title_word": longest})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /posts.json`: https://docs.discourse.org/, operation createTopicPostPM, fields as in the
    list of networks of 2026-11-22."""
    body = {"title": message.title, "raw": message.parts[0], "tags": [hyphened(tag) for tag in message.tags]}
    return (Payload("json", body, 1, "POST", f"https://{whose(message)}/posts.json"),)


RULES = Rules(
    kind="discourse",
    name="Discourse",
    account=Account("forum.repair.example", WEB_SITE),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    heading="Title",
    notes=(
        "The account of the channel is the forum: forum.example.org.",
        "A forum can have other limits, which its /site/settings.json tells: write them in limits: of the channel.",
    ),
)
