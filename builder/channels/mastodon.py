"""Mastodon: 500 graphemes, of which any link takes 23 and a mention only its local part."""

from __future__ import annotations

import hashlib
import json

from builder.channels.mastodon_links import USER, spans_of
from builder.channels.measuring import HOST
from builder.channels.rules import counted, graphemes
from builder.model.message import JSON, Count, Draft, Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

SOURCE = Source(
    "mastodon/mastodon app/validators/status_length_validator.rb, app/models/account.rb, "
    "config/initializers/twitter_regex.rb; gem twitter-text 3.1.0; entities/Instance.md",
    "https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb",
    "code",
)
INSTANCE = Source(
    "mastodon/documentation, entities/Instance.md",
    "https://github.com/mastodon/documentation/blob/2903485da54a20f1da5e7dfb8b34712e6196e8f7/content/en/entities/Instance.md",
)
STATUSES = Source(
    "mastodon/documentation, methods/statuses.md",
    "https://github.com/mastodon/documentation/blob/2903485da54a20f1da5e7dfb8b34712e6196e8f7/content/en/methods/statuses.md",
)
FACTS = {
    "text": Fact(500, "grapheme", SOURCE, "an instance may take more: configuration.statuses.max_characters"),
    "url": Fact(23, "grapheme", SOURCE, "what the server would not link is counted in full"),
    "images": Fact(4, "count", INSTANCE),
    "image_bytes": Fact(16_777_216, "byte", INSTANCE),
    "image_pixels": Fact(33_177_600, "px", INSTANCE),
    "alt": Fact(1500, "char", INSTANCE, "an instance may take more: description_limit"),
    "poll_option": Fact(50, "char", INSTANCE),
    "ahead_min": Fact(5, "minute", STATUSES, "what is scheduled must be so far away"),
    "idempotency": Fact(60, "minute", STATUSES, "so long the server knows an Idempotency-Key"),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as StatusLengthValidator does: a link takes the same room however long it is, of a mention the host
    takes none; a content warning counts as it is written, and blank text not at all."""
    made, at = "", 0
    for start, end, user in spans_of(draft.text):
        made, at = f"{made}{draft.text[at:start]}{f'@{user}' if user else 'x' * (rules.most('url') or 0)}", end
    words = made + draft.text[at:]
    return counted(rules, {"text": graphemes(draft.spoiler + (words if words.strip() else "")), "images": draft.media})


def requests_of(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the requests POST /api/v1/statuses (mastodon/documentation 2903485d, methods/statuses.md, read on
    2026-11-30), one for each part.

    The Idempotency-Key is made of the words: the server takes the same ones once, and changed ones as new. An account
    without its server, `@desk`, leaves that to whoever sends it.
    """
    host = message.account.strip("@").rpartition("@")[2] if "@" in message.account.strip("@") else "server.invalid"
    return tuple(
        _request(message, part, f"https://{host}/api/v1/statuses") for part in range(1, len(message.parts) + 1)
    )


def _request(message: Message, part: int, url: str) -> Payload:
    media = [later("Id", "Media", number) for number in range(1, len(message.pictures) + 1)] if part == 1 else []
    body = {
        "status": message.parts[part - 1],
        **({"media_ids": media} if media else {}),
        **({"in_reply_to_id": later("Id", "Part", part - 1)} if part > 1 else {}),
        **({"spoiler_text": message.spoiler, "sensitive": True} if message.spoiler else {}),
        "language": message.lang,
        "visibility": "public",
    }
    words = json.dumps([message.id, part, body], ensure_ascii=True)
    headers = {**JSON, "Idempotency-Key": hashlib.sha256(words.encode()).hexdigest()}
    return Payload("json", body, part, "POST", url, headers)


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return where links and mentions stand."""
    return tuple((one.start, one.end) for one in spans_of(text))


RULES = Rules(
    kind="mastodon",
    name="Mastodon",
    account=Account("@repair@mastodon.example", rf"@?{USER}@{HOST}"),
    facts=FACTS,
    counting=count,
    whole=whole,
    payloads=requests_of,
    before="CW",
    threads=True,
    link="fixed",
    pictures="none",
    formats=("jpg", "png", "gif", "webp"),
    notes=(
        "A file without the account's server in calendar.yaml has server.invalid for it: write @name@server.",
        "Words that begin with a line CW: … have that as their content warning, and a thread has it before each post.",
    ),
)
