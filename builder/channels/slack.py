"""Slack: up to 4,000 characters, shown in blocks of at most 3,000, in which & < > are escaped."""

from __future__ import annotations

import re

from builder.channels.rules import counted
from builder.model.message import Count, Draft, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

CONNECTOR = Source(
    "PostMessageRequest.MessageText of Azure's connector",
    "https://learn.microsoft.com/en-us/dotnet/api/azure.connectors.sdk.slack.models.postmessagerequest.messagetext",
    "secondary",
)
SEEN = "https://github.com/slackapi/bolt-js/issues/2509"
SDK = Source(
    "slackapi/python-slack-sdk models/blocks",
    "https://github.com/slackapi/python-slack-sdk/tree/ae87985e2c3811ead978f31ea5a1e4a7ca5c3515/slack_sdk/models/blocks",
    "sdk",
)
BLOCKS = Source("Block Kit: blocks", "https://api.slack.com/reference/block-kit/blocks")
FACTS = {
    "text": Fact(40_000, "char", CONNECTOR, "what is longer is cut"),
    "recommended": Fact(
        4000, "char", Source("slackapi/bolt-js issue 2509", SEEN, "unverified"), "longer texts are cut"
    ),
    "blocks": Fact(50, "count", BLOCKS, "in a message"),
    "section": Fact(3000, "char", SDK, "of a block of text, with its escapes"),
    "fields": Fact(10, "count", SDK, "of a block"),
    "field": Fact(2000, "char", SDK),
    "header": Fact(150, "char", SDK),
    "markdown": Fact(12_000, "char", SDK, "of a block of Markdown"),
    "all_blocks": Fact(13_200, "char", Source("slackapi/bolt-js issue 2509", SEEN, "observed"), "msg_blocks_too_long"),
    "alt": Fact(2000, "char", SDK),
}
HEADERS = {"Content-Type": "application/json; charset=utf-8"}
WORD = re.compile(r"\s|\S+\s?")


def escaped(text: str) -> str:
    """Return *text* with the three signs escaped that mean something: links, mentions and entities are made of them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as it is written, and its blocks as they are sent; what is over is told once."""
    length, sent = len(draft.text), len(escaped(draft.text))
    if length > rules.facts["text"].value:
        return counted(rules, {"text": length})
    name, has = ("all_blocks", sent) if sent > rules.facts["all_blocks"].value else ("recommended", length)
    return counted(rules, {"text": length, name: has})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make what chat.postMessage takes, https://docs.slack.dev/reference/methods/chat.postMessage: its arguments, and
    the blocks section and image, as of slackapi/python-slack-sdk ae87985e (2026-08-05), read on 2026-11-30."""
    return tuple(_payload(message, text, part, rules) for part, text in enumerate(message.parts, 1))


def _payload(message: Message, text: str, part: int, rules: Rules) -> Payload:
    pictures = message.pictures if part == 1 else ()
    body = {
        "channel": message.account or "YourChannel",
        "text": escaped(text),
        "blocks": [
            *({"type": "section", "text": {"type": "mrkdwn", "text": piece}} for piece in _sections(text, rules)),
            *(_image(picture, number) for number, picture in enumerate(pictures, 1)),
        ],
        "unfurl_links": message.card is not None,
        **({"thread_ts": later("Id", "Part")} if part > 1 else {}),
    }
    return Payload("json", body, part, "POST", "https://slack.com/api/chat.postMessage", HEADERS)


def _sections(text: str, rules: Rules) -> list[str]:
    """Return *text* in escaped pieces that a block takes: joined they are the text, and no escape is cut."""
    pieces, most = [""], rules.most("section") or 1
    for word in WORD.findall(text):
        for sign in [escaped(word)] if len(escaped(word)) <= most else map(escaped, word):
            if len(pieces[-1]) + len(sign) > most:
                pieces.append("")
            pieces[-1] += sign
    return [piece for piece in pieces if piece]


def _image(picture: Picture, number: int) -> dict[str, object]:
    where = {"image_url": picture.url} if picture.url else {"slack_file": {"id": later("Id", "Media", number)}}
    return {"type": "image", **where, "alt_text": picture.alt}


RULES = Rules(
    kind="slack",
    name="Slack",
    account=Account("C0123456789", r"[CDG][A-Z0-9]{8,}|#[\w-]{1,80}"),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    pictures="none",
    formats=("jpg", "png", "gif"),
    notes=("Stars, underscores and backticks around words make them bold, slanted and code.",),
)
