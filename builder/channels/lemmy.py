"""Lemmy: a post of a community, with a title and a link of its own."""

from __future__ import annotations

from builder.channels.measuring import HOST, by_facts, whose
from builder.model.message import JSON, Message, Payload, later
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
    """Return the body of `POST /api/v3/post`: https://join-lemmy.org/api/interfaces/CreatePost.html, as in
    LemmyNet/lemmy-js-client 0.19.9 (src/types/CreatePost.ts), read on 2026-11-30.

    The number of the community is known to its server alone. A post has one address, of the page or of a picture.
    Further parts are comments (src/types/CreateComment.ts).
    """
    picture = next((one for one in message.pictures if one.url), None)
    thumbnail = {"custom_thumbnail": picture.url} if picture and message.link else {}
    shown = {"url": picture.url, "alt_text": picture.alt} if picture and not message.link else {}
    body = {
        "name": message.title,
        "community_id": later("Id", "Community"),
        **({"url": message.link} if message.link else shown),
        "body": message.parts[0],
        **thumbnail,
        "nsfw": False,
    }
    api = f"https://{whose(message).rpartition('@')[2]}/api/v3"
    comments = (
        Payload("json", {"content": text, "post_id": later("Id", "Part")}, part, "POST", f"{api}/comment", JSON)
        for part, text in enumerate(message.parts[1:], 2)
    )
    return Payload("json", body, 1, "POST", f"{api}/post", JSON), *comments


RULES = Rules(
    kind="lemmy",
    name="Lemmy",
    account=Account("!repair@lemmy.example", rf"!?\w+@{HOST}"),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    pictures="none",
    fetches=True,
    single=True,
    notes=("The account of the channel is the community: !repair@lemmy.example.",),
)
