"""Threads: 500 bytes, a link counted as it is typed, and five links at most."""

from __future__ import annotations

import re

from builder.channels.measuring import HASHTAG
from builder.channels.rules import counted, utf8
from builder.model.message import JSON, Count, Draft, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

API = "https://graph.threads.net/v1.0/me"
MAKE = f"{API}/threads"
LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)
DOCS = "https://developers.facebook.com/documentation/threads"
REFUSED = Source(
    "postiz-app pull request 1946 (2026-08-23)", "https://github.com/gitroomhq/postiz-app/pull/1946", "observed"
)
ATTACHMENTS = Source("Threads API, text attachments (2026-07-02)", f"{DOCS}/create-posts/text-attachments")
OVERVIEW = Source("Threads API, overview", f"{DOCS}/overview.md")
POSTS = Source("Threads API, Posts (2026-04-14)", f"{DOCS}/posts", read_on="2026-11-30")
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
    "images": Fact(20, "count", POSTS),
    "image_bytes": Fact(8_000_000, "byte", POSTS),
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
    """Return the requests that make each part and then publish it, several pictures first.

    https://developers.facebook.com/documentation/threads/posts (2026-04-14), its parameters, read on 2026-11-30. The
    pictures have to stand at public addresses.
    """
    shown = [picture for picture in message.pictures if picture.url][: rules.most("images")]
    items = [_item(picture, number) for number, picture in enumerate(shown, 1)] if len(shown) > 1 else []
    parts = (
        one
        for part in range(1, len(message.parts) + 1)
        for one in (_made(message, part, shown, rules), _published(part, part + len(items)))
    )
    return (*items, *parts)


def _item(picture: Picture, number: int) -> Payload:
    return Payload(f"media{number}.json", {**_picture(picture), "is_carousel_item": True}, 1, "POST", MAKE, JSON)


def _picture(picture: Picture) -> dict[str, object]:
    return {"media_type": "IMAGE", "image_url": picture.url, **({"alt_text": picture.alt} if picture.alt else {})}


def _made(message: Message, part: int, shown: list[Picture], rules: Rules) -> Payload:
    kind: dict[str, object] = {"media_type": "TEXT"}
    if part == 1 and shown:
        children = ",".join(later("Id", "Media", number) for number in range(1, len(shown) + 1))
        kind = {"media_type": "CAROUSEL", "children": children} if len(shown) > 1 else _picture(shown[0])
    elif part == 1 and _attached(message, rules):
        kind["link_attachment"] = message.link
    answer = {"reply_to_id": later("Id", "Part", part - 1)} if part > 1 else {}
    return Payload("json", {**kind, "text": message.parts[part - 1], **answer}, part, "POST", MAKE, JSON)


def _attached(message: Message, rules: Rules) -> bool:
    """Tell whether the page's link is attached: it counts among the others, unless it is one of them."""
    links = _links(message.parts[0]) | {message.link}
    return bool(message.link) and len(links) <= (rules.most("links") or 0)


def _published(part: int, made: int) -> Payload:
    body = {"creation_id": later("Id", "Media", made)}
    return Payload("publish.json", body, part, "POST", f"{API}/threads_publish", JSON)


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
    notes=("A post is made first and then published: put the answer's id in place of IdOfMedia1.",),
)
