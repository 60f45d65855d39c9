"""TikTok: a film's caption, or photos with a longer one, in UTF-16 units."""

from __future__ import annotations

from builder.channels.measuring import measures, sized
from builder.channels.rules import counted
from builder.channels.sources import LIMITS
from builder.model.message import Count, Draft, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

PHOTO = Source(
    "TikTok, Content Posting API, Photo",
    "https://developers.tiktok.com/doc/content-posting-api-reference-photo-post",
    read_on="2026-11-30",
)
VIDEO = Source(
    "TikTok, Content Posting API, Direct Post",
    "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post",
    read_on="2026-11-30",
)
ZERNIO = Source("Zernio, TikTok", "https://docs.zernio.com/platforms/tiktok", "secondary")
# the charset is part of what they ask for
HEADERS = {"Content-Type": "application/json; charset=UTF-8"}
FACTS = {
    "text": Fact(2200, "utf16", VIDEO, "of a film, which their documentation calls its title"),
    "caption": Fact(4000, "utf16", PHOTO, "of photos"),
    "title": Fact(90, "utf16", PHOTO, "of photos"),
    "hashtags": Fact(5, "count", LIMITS, "since August 2025"),
    "images": Fact(35, "count", PHOTO),
    "image_bytes": Fact(20_000_000, "byte", ZERNIO),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*: with pictures it is a post of photos, whose caption may be longer."""
    found = measures(draft, rules)
    if not draft.media:
        return counted(rules, found)
    del found["text"]
    return counted(rules, {"caption": sized(draft.text, rules, "caption"), **found})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body that begins a post of photos, which TikTok fetches from public addresses.

    https://developers.tiktok.com/doc/content-posting-api-reference-photo-post, its tables Body, Post Info Object and
    Source Info Object, read on 2026-11-30. A piece that was paid for is a paid partnership.
    """
    photos = [picture.url for picture in message.pictures if picture.url][: rules.most("images")]
    if not photos:
        return ()
    body = {
        "media_type": "PHOTO",
        "post_mode": "DIRECT_POST",
        "post_info": {
            "description": message.parts[0],
            "privacy_level": "PUBLIC_TO_EVERYONE",
            "brand_content_toggle": bool(message.disclosure),
            "brand_organic_toggle": False,
        },
        "source_info": {"source": "PULL_FROM_URL", "photo_cover_index": 0, "photo_images": photos},
    }
    return (Payload("json", body, 1, "POST", "https://open.tiktokapis.com/v2/post/publish/content/init/", HEADERS),)


RULES = Rules(
    kind="tiktok",
    name="TikTok",
    account=Account("@repair", r"@?[\w.]{2,24}"),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    link="dead",
    pictures="all",
    formats=("jpg",),
    pictured=True,
    fetches=True,
    notes=("Nobody can follow a link in a caption.",),
)
