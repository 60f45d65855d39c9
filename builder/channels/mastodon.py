"""Mastodon: 500 graphemes, of which any link takes 23 and a mention only its local part."""

from __future__ import annotations

import hashlib
import json
import re

from builder.channels.measuring import HOST
from builder.channels.rules import counted, graphemes
from builder.model.message import JSON, Count, Draft, Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
# any word may be a top level domain here: the server knows a list of those, which grows every month
DOMAIN = rf"(?:{LABEL}\.)+(?:xn--[a-z0-9]+|[a-z]{{2,}}|[^\W\d_a-z]{{2,}})(?![a-z0-9@])"
INSIDE = r"[^\s<>()?]"
BRACKETED = rf"\((?:{INSIDE}+|{INSIDE}*\({INSIDE}+\){INSIDE}*)\)"
LAST = rf"(?:[^\s()?!*\"'「」<>;:=,.$%\[\]~&|@]|{BRACKETED})"
PATH = rf"/(?:(?:{INSIDE}|{BRACKETED})*{LAST})?"
QUERY = r"\?(?:[a-z0-9!?*'();:&=+$/%#\[\]_.,~|@^-]|[^\0-\x9f])*(?:[a-z0-9_&=#/-]|[^\0-\x9f])"
LINK = re.compile(rf"(?<![a-z0-9@＠$#＃])https?://{DOMAIN}(?::\d+)?(?:{PATH})?(?:{QUERY})?", re.IGNORECASE)
USER = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*"
MENTION = re.compile(rf"(?<![=/\w])(@{USER})(?>@\w+(?:[.-]+\w+)*)(?![@＠]|://)")


SOURCE = Source(
    "mastodon/mastodon app/validators/status_length_validator.rb, app/models/account.rb, "
    "config/initializers/twitter_regex.rb; entities/Instance.md",
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
LONGEST = (4096, 63)  # of a URL (twitter-text MAX_URL_LENGTH), of a label of its domain (RFC 1035, section 2.3.4)


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as the server does: as StatusLengthValidator, Account::MENTION_RE and twitter_regex.rb say."""
    room = "x" * (rules.most("url") or 0)
    text = MENTION.sub(r"\1", LINK.sub(lambda found: room if _linked(found[0]) else found[0], draft.text))
    words = draft.spoiler + (text if text.strip() else "")
    return counted(rules, {"text": graphemes(words), "images": draft.media})


def _linked(url: str) -> bool:
    """Return whether the server makes a link of *url*: of one that is too long it makes none."""
    domain = url.partition("://")[2].partition("/")[0]
    return len(url) <= LONGEST[0] and all(len(label) <= LONGEST[1] for label in domain.partition("?")[0].split("."))


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
    found = [*LINK.finditer(text), *MENTION.finditer(text)]
    return tuple(sorted(one.span() for one in found))


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
