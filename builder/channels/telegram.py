"""Telegram: 4,096 UTF-16 code units, and only 1,024 as soon as a picture is attached: then the text is its caption."""

from __future__ import annotations

from builder.channels.rules import counted, utf16
from builder.model.message import JSON, Count, Draft, Message, Payload, Picture, later
from builder.model.network import Fact, Rules, Source

CONSTANTS = Source(
    "python-telegram-bot telegram/constants.py (Bot API 10.0)",
    "https://github.com/python-telegram-bot/python-telegram-bot/blob/1183d401f8358d8103de9da116156c0f4bcdf602/telegram/constants.py",
    "sdk",
)
API = Source("Telegram Bot API 10.1 (2026-06-11)", "https://core.telegram.org/bots/api", read_on="2026-11-30")
MEGABYTE = 1_000_000
FACTS = {
    "text": Fact(4096, "utf16", API, "after formatting is taken out"),
    "caption": Fact(1024, "utf16", API, "of a text with a picture"),
    "entities": Fact(100, "count", CONSTANTS, "stretches with formatting"),
    "album_min": Fact(2, "count", API, "pictures in an album"),
    "images": Fact(10, "count", API, "pictures in an album"),
    "image_bytes": Fact(10 * MEGABYTE, "byte", API),
    "upload_bytes": Fact(50 * MEGABYTE, "byte", CONSTANTS),
    "sides": Fact(10_000, "px", API, "width and height of a picture together"),
    "aspect_max": Fact(20, "ratio", API),
    "aspect_min": Fact(1 / 20, "ratio", API),
}
# as the documentation writes it: the token is the account's secret and stands nowhere
METHOD = "https://api.telegram.org/bot<token>/"


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*: a text with pictures is a caption."""
    name = "caption" if draft.media else "text"
    return counted(rules, {name: utf16(draft.text), "images": draft.media})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Make what sendMessage, sendPhoto or sendMediaGroup take: Telegram Bot API 10.1, https://core.telegram.org/bots/api,
    read on 2026-11-30. A text is plain: without `parse_mode` nothing in it needs an escape."""
    return tuple(_payload(message, text, number) for number, text in enumerate(message.parts, 1))


def _payload(message: Message, text: str, part: int) -> Payload:
    method, content = _content(message, text, message.pictures if part == 1 else ())
    answer = {"reply_parameters": {"message_id": later("Id", "Part", part - 1)}} if part > 1 else {}
    return Payload(
        "json", {"chat_id": message.account or "@YourAccount", **content, **answer}, part, "POST", METHOD + method, JSON
    )


def _content(message: Message, text: str, pictures: tuple[Picture, ...]) -> tuple[str, dict[str, object]]:
    caption = {"caption": text, "caption_entities": []}
    photos = [picture.url or later("Id", "Media", number) for number, picture in enumerate(pictures, 1)]
    if not photos:
        preview = {"link_preview_options": {"url": message.card.url}} if message.card else {}
        return "sendMessage", {"text": text, "entities": [], **preview}
    if len(photos) == 1:
        return "sendPhoto", {"photo": photos[0], **caption}
    media = [{"type": "photo", "media": photo, **({} if at else caption)} for at, photo in enumerate(photos)]
    return "sendMediaGroup", {"media": media}


RULES = Rules(
    kind="telegram",
    name="Telegram",
    facts=FACTS,
    counting=count,
    payloads=payloads,
    notes=("Its interface has no alternative text: what a picture shows must stand in the words.",),
)
