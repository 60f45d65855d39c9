"""Telegram: 4,096 UTF-16 code units, and only 1,024 as soon as a picture is attached: then the text is its caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from builder.channels.rules import apart, counted, in_bytes, utf16
from builder.model.message import JSON, Count, Draft, Facet, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

CONSTANTS = Source(
    "python-telegram-bot telegram/constants.py (Bot API 10.0)",
    "https://github.com/python-telegram-bot/python-telegram-bot/blob/1183d401f8358d8103de9da116156c0f4bcdf602/telegram/constants.py",
    "sdk",
)
API = Source("Telegram Bot API 10.1 (2026-06-11)", "https://core.telegram.org/bots/api", read_on="2026-11-30")
MEGABYTE = 1_000_000
Kind = Literal["url", "mention", "hashtag", "cashtag"]
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
# clean_input_string of tdlib, with which its Bot API is built: td/telegram/misc.cpp,
# https://github.com/tdlib/td/blob/02d645afc47fcfb68fe93323095605f41fb1c40d/td/telegram/misc.cpp, read on 2026-11-30
DROPPED = re.compile("[\u2028-\u202e\u030a\u0333\u033f]")
LETTER = r"\w·\u200c\u0d80-\u0dff"
IN_PATH = r"[^\s<>\"«»\u2000-\u200b\u200e\u200f\u2016-\u206f]"
LINK = re.compile(
    rf"(?<![A-Za-z0-9+-])https?://(?:[\w~-]+\.)+[\w~-]+(?::\d{{1,5}})?(?:[/?#]{IN_PATH}*)?", re.IGNORECASE
)
FOUND: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(rf"(?<![{LETTER}])#(?=\d*[^\W\d])[{LETTER}]{{1,256}}(?![{LETTER}]*#)")),
    ("cashtag", re.compile(rf"(?<![{LETTER}$])\$(?:1INCH|[A-Z]{{1,8}})(?![{LETTER}$])")),
)
BRACKETS = {")": "(", "]": "[", "}": "{"}
FACETS: dict[Kind, Literal["link", "mention", "tag"]] = {
    "url": "link",
    "mention": "mention",
    "hashtag": "tag",
    "cashtag": "tag",
}


class Span(NamedTuple):
    """What Telegram marks in a text: *start* and *end* in code points."""

    start: int
    end: int
    kind: Kind


def spans_of(text: str) -> tuple[Span, ...]:
    """Return what Telegram marks in a plain text, as td/telegram/MessageEntity.cpp of tdlib/td has it (read on
    2026-11-30): of links only those with a scheme, since it alone knows which domains it takes for one without."""
    found = [*_links(text), *(Span(*one.span(), kind) for kind, form in FOUND for one in form.finditer(text))]
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if (not kept or span.start >= kept[-1].end) and apart(text, span.start, span.end):
            kept.append(span)
    return tuple(kept)


def _links(text: str) -> Iterator[Span]:
    for found in LINK.finditer(text):
        url = found[0]
        end = next(_unpaired(url), len(url))
        yield Span(found.start(), found.start() + len(url[:end].rstrip(".:;,('?!`")), "url")


def _unpaired(url: str) -> Iterator[int]:
    """Yield where brackets close that were not opened: there the text goes on."""
    for at, letter in enumerate(url):
        if letter in BRACKETS and url.count(letter, 0, at + 1) > url.count(BRACKETS[letter], 0, at):
            yield at


def refused(text: str) -> tuple[str, ...]:
    """Return what is dropped of *text*: separators of lines, marks of direction, a ring or two lines over a letter."""
    return () if text.isascii() else tuple(dict.fromkeys(DROPPED.findall(text)))


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*: a text with pictures is a caption."""
    name, text = "caption" if draft.media else "text", draft.text
    spans = spans_of(text)
    at = in_bytes(text)
    facets = tuple(Facet(at(one.start), at(one.end), FACETS[one.kind], text[one.start : one.end]) for one in spans)
    return counted(rules, {name: utf16(text), "entities": len(spans), "images": draft.media}, facets=facets)


def entities_of(text: str) -> list[dict[str, object]]:
    """Return the MessageEntity of all that Telegram marks, in UTF-16 code units: it finds them anew itself (so
    get_text_entity_type of telegram-bot-api), and whoever shows the post before it is sent need not."""
    return [
        {"type": one.kind, "offset": utf16(text[: one.start]), "length": utf16(text[one.start : one.end])}
        for one in spans_of(text)
    ]


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
    caption = {"caption": text, "caption_entities": entities_of(text)}
    photos = [picture.url or later("Id", "Media", number) for number, picture in enumerate(pictures, 1)]
    if not photos:
        preview = {"link_preview_options": {"url": message.card.url}} if message.card else {}
        return "sendMessage", {"text": text, "entities": entities_of(text), **preview}
    if len(photos) == 1:
        return "sendPhoto", {"photo": photos[0], **caption}
    media = [{"type": "photo", "media": photo, **({} if at else caption)} for at, photo in enumerate(photos)]
    return "sendMediaGroup", {"media": media}


RULES = Rules(
    kind="telegram",
    name="Telegram",
    account=Account("@repair", r"@[A-Za-z]\w{3,31}|-?\d+"),
    facts=FACTS,
    counting=count,
    refused=refused,
    payloads=payloads,
    pictures="none",
    notes=("Its interface has no alternative text: what a picture shows must stand in the words.",),
)
