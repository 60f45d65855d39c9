"""Threads: 500 bytes, a link counted as it is typed, and five links at most."""

from __future__ import annotations

import re

from builder.channels.measuring import HASHTAG
from builder.channels.rules import counted, utf8
from builder.model.message import Count, Draft, Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

API = "https://graph.threads.net/v1.0/me"
LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)
DOCS = "https://developers.facebook.com/documentation/threads"
REFUSED = Source(
    "postiz-app pull request 1946 (2026-08-23)", "https://github.com/gitroomhq/postiz-app/pull/1946", "observed"
)
ATTACHMENTS = Source("Threads API, text attachments (2026-07-02)", f"{DOCS}/create-posts/text-attachments")
OVERVIEW = Source("Threads API, overview", f"{DOCS}/overview.md")
AYRSHARE = Source("Ayrshare, Threads", "https://www.ayrshare.com/apis/post/social-networks/threads", "secondary")
LIMITS = Source(
    "Ayrshare, character limits",
    "https://www.ayrshare.com/docs/help-center/technical-support/character_limits.md",
    "unverified",
)
ZERNIO = Source(
    "zernio, threads_platform_data.rs",
    "https://docs.rs/crate/zernio/0.0.98/source/src/models/threads_platform_data.rs",
    "secondary",
)
FACTS = {
    "text": Fact(500, "utf8_byte", REFUSED, "the documentation says characters; 498 of them, 504 bytes, were refused"),
    "attachment": Fact(10_000, "char", ATTACHMENTS),
    "links": Fact(5, "count", ATTACHMENTS, "different ones, with the attached one; since 2025-12-22"),
    "hashtags": Fact(1, "count", AYRSHARE, "one topic a post"),
    "topic": Fact(50, "char", ZERNIO, "without a full stop or &"),
    "posts_a_day": Fact(250, "count", OVERVIEW),
    "images": Fact(20, "count", AYRSHARE),
    "image_bytes": Fact(8_000_000, "byte", ZERNIO),
    "alt": Fact(1000, "char", LIMITS),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count the bytes of *draft*, its different links, and its hashtags, of which one becomes the topic."""
    tags = HASHTAG.findall(draft.text)
    topic = {"topic": len(tags[0].removeprefix("#"))} if tags else {}
    links = {"links": len(_links(draft.text)), "hashtags": len(tags)}
    return counted(rules, {"text": utf8(draft.text), **links, **topic, "images": draft.media})


def _links(text: str) -> frozenset[str]:
    return frozenset(LINK.findall(text))


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the links stand."""
    return tuple(found.span() for found in LINK.finditer(text))


def requests_of(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the requests that make each part and then publish it (Threads API, posts; read on 2026-11-22)."""
    parts = range(1, len(message.parts) + 1)
    return tuple(one for part in parts for one in (_made(message, part, rules), _published(part)))


def _made(message: Message, part: int, rules: Rules) -> Payload:
    picture = next((one for one in message.pictures if one.url), None) if part == 1 else None
    body = {
        "media_type": "IMAGE" if picture else "TEXT",
        "text": message.parts[part - 1],
        **({"image_url": picture.url, "alt_text": picture.alt} if picture else {}),
        **({"link_attachment": message.link} if part == 1 and not picture and _attached(message, rules) else {}),
        **({"reply_to_id": later("Id", "Part", part - 1)} if part > 1 else {}),
    }
    return Payload("json", body, part, "POST", f"{API}/threads", {"Content-Type": "application/json"})


def _attached(message: Message, rules: Rules) -> bool:
    """Tell whether the page's link is attached: it counts among the others, unless it is one of them."""
    links = _links(message.parts[0]) | {message.link}
    return bool(message.link) and len(links) <= (rules.most("links") or 0)


def _published(part: int) -> Payload:
    body = {"creation_id": later("Id", "Media", part)}
    return Payload("publish.json", body, part, "POST", f"{API}/threads_publish", {"Content-Type": "application/json"})


RULES = Rules(
    kind="threads",
    name="Threads",
    account=Account("@repair", r"@?[\w.]{1,30}"),
    facts=FACTS,
    counting=count,
    whole=whole,
    payloads=requests_of,
    threads=True,
    pictures="none",
    fetches=True,
    single=True,
    notes=("A post is made first and then published: put the answer's id in place of IdOfMedia1.",),
)
