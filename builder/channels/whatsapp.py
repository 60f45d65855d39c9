"""WhatsApp: 4,096 characters, and only 1,024 as soon as a picture is attached: then the text is its caption."""

from __future__ import annotations

from builder.channels.rules import counted
from builder.model.message import JSON, Count, Draft, Message, Payload, Picture, later
from builder.model.network import Fact, Rules, Source

TEXT = Source(
    "facebook/openapi, business-messaging-api_v23.0.yaml",
    "https://github.com/facebook/openapi/blob/ecba623b4aba6ae770185b074ed77ed5acef22f7/business-messaging-api_v23.0.yaml",
    read_on="2026-11-30",
)
IMAGE = Source(
    "WhatsApp Business Platform: image messages",
    "https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/image-messages/",
)
FACTS = {
    "text": Fact(4096, "char", TEXT),
    "caption": Fact(1024, "char", IMAGE, "of a text with a picture"),
}
# of the account that sends, which only the interface knows
MESSAGES = "https://graph.facebook.com/v25.0/IdOfAccount/messages"


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*: a text with a picture is a caption."""
    return counted(rules, {"caption" if draft.media else "text": len(draft.text)})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make what the Cloud API takes: TextMessage and ImageMessage of facebook/openapi ecba623b
    (business-messaging-api_v23.0.yaml), read on 2026-11-30, and https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/"""
    return tuple(_payload(message, text, part) for part, text in enumerate(message.parts, 1))


def _payload(message: Message, text: str, part: int) -> Payload:
    """Return what sends *text*: an image message has one picture, so that the first of them gets the caption."""
    body = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "IdOfReader",
        **(_image(message.pictures[0], text) if part == 1 and message.pictures else _text(message, text)),
    }
    return Payload("json", body, part, "POST", MESSAGES, JSON)


def _text(message: Message, text: str) -> dict[str, object]:
    return {"type": "text", "text": {"body": text, "preview_url": message.card is not None}}


def _image(picture: Picture, text: str) -> dict[str, object]:
    where = {"link": picture.url} if picture.url else {"id": later("Id", "Media")}
    return {"type": "image", "image": {**where, "caption": text}}


RULES = Rules(
    kind="whatsapp",
    name="WhatsApp",
    facts=FACTS,
    counting=count,
    payloads=payloads,
    pictures="none",
    single=True,
    notes=(
        "A channel has no interface: paste the text. The file sends it to one reader by the Cloud API, with a picture.",
    ),
)
