"""Discord: 2,000 characters, sent to a webhook, which nobody is called by."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.channels.rules import counted
from builder.model.message import JSON, Count, Draft, Message, Payload, Picture
from builder.model.network import Fact, Rules, Source

DOCS = Source(
    "discord/discord-api-docs: message",
    "https://github.com/discord/discord-api-docs/blob/c98d64bc233833839cf0d8d369e81b77f21ade60/developers/resources/message.mdx",
)
API = Source(
    "discord/discord-api-spec, specs/openapi.json, execute_webhook",
    "https://github.com/discord/discord-api-spec/blob/74fda0fad044407ea280043a03ffc9bc64c4e49e/specs/openapi.json",
    read_on="2026-11-30",
)
MEBIBYTE = 1024 * 1024
FACTS = {
    "text": Fact(2000, "char", DOCS),
    "embed_title": Fact(256, "char", DOCS),
    "embed_description": Fact(4096, "char", DOCS),
    "embed_fields": Fact(25, "count", DOCS),
    "embed_field_name": Fact(256, "char", DOCS),
    "embed_field_value": Fact(1024, "char", DOCS),
    "embed_footer": Fact(2048, "char", DOCS),
    "embed_author": Fact(256, "char", DOCS),
    "embeds_text": Fact(6000, "char", DOCS, "of all embeds together"),
    "embeds": Fact(10, "count", DOCS),
    "alt": Fact(1024, "char", DOCS),
    "images": Fact(10, "count", API),
    "request": Fact(25 * MEBIBYTE, "byte", DOCS, "with all its pictures"),
    "webhook_name": Fact(80, "char", DOCS),
}
# as the documentation writes it: the token is the webhook's secret and stands nowhere
WEBHOOK = "https://discord.com/api/v10/webhooks/{webhook.id}/{webhook.token}"


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*: which characters are meant is not documented."""
    return counted(rules, {"text": len(draft.text), "images": draft.media})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make what Execute Webhook takes: schema IncomingWebhookRequestPartial of discord/discord-api-spec 74fda0fa
    (specs/openapi.json, version 10), read on 2026-11-30. With pictures it is the field `payload_json` of a form, beside
    `files[0]` and so on."""
    return tuple(_payload(message, text, part) for part, text in enumerate(message.parts, 1))


def _payload(message: Message, text: str, part: int) -> Payload:
    pictures = message.pictures if part == 1 else ()
    body = {
        "content": text,
        "allowed_mentions": {"parse": []},
        **({"attachments": [_attachment(picture, at) for at, picture in enumerate(pictures)]} if pictures else {}),
    }
    headers = {"Content-Type": "multipart/form-data"} if pictures else JSON
    return Payload("json", body, part, "POST", WEBHOOK, headers)


def _attachment(picture: Picture, at: int) -> dict[str, object]:
    return {"id": str(at), "filename": PurePosixPath(picture.file).name, "description": picture.alt}


RULES = Rules(
    kind="discord",
    name="Discord",
    facts=FACTS,
    counting=count,
    payloads=payloads,
    pictures="none",
    formats=("jpg", "png", "gif", "webp"),
    notes=("Nobody is notified: a mention like @everyone is words.",),
)
