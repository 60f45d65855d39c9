"""Lemmy: a post of a community, with a title and a link of its own."""

from __future__ import annotations

from builder.channels.measuring import HOST, by_facts, whose
from builder.model.message import Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

CODE = Source(
    "lemmy crates/utils/src/utils/validation.rs",
    "https://github.com/LemmyNet/lemmy/blob/439734dd638a2c06a2f907beab7dcf4646e88f86/crates/utils/src/utils/validation.rs",
    "code",
)
FACTS = {
    "title_min": Fact(3, "codepoint", CODE),
    "title": Fact(200, "codepoint", CODE),
    "text": Fact(50000, "codepoint", CODE),
    "address": Fact(2000, "codepoint", CODE),
    "alt": Fact(1500, "codepoint", CODE),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /api/v3/post`: https://join-lemmy.org/api/interfaces/CreatePost.html, fields as in the
    list of networks of 2026-11-22. The number of the community is known to its server alone."""
    alt = next((picture.alt for picture in message.pictures if picture.alt), "")
    body = {
        "name": message.title,
        "community_id": later("Id", "Community"),
        **({"url": message.link} if message.link else {}),
        "body": message.parts[0],
        **({"alt_text": alt} if alt and message.link else {}),
        "nsfw": False,
    }
    server = whose(message).rpartition("@")[2]
    return (Payload("json", body, 1, "POST", f"https://{server}/api/v3/post"),)


RULES = Rules(
    kind="lemmy",
    name="Lemmy",
    account=Account("!repair@lemmy.example", rf"!?\w+@{HOST}"),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    notes=("The account of the channel is the community: !repair@lemmy.example.",),
)
