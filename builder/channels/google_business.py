"""Google Business Profile: news of a place, in which no phone number may stand."""

from __future__ import annotations

import re

from builder.channels.measuring import measures, whose
from builder.channels.rules import counted
from builder.channels.sources import AYRSHARE
from builder.model.message import JSON, Count, Draft, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

ZERNIO = Source("Zernio, Google Business", "https://docs.zernio.com/platforms/google-business", "secondary")
PHONE = Source(
    "Ayrshare, Google Business", "https://www.ayrshare.com/docs/hi/apis/post/social-networks/google", "secondary"
)
FACTS = {
    "text": Fact(1500, "char", ZERNIO),
    "event_title": Fact(58, "char", AYRSHARE),
    "images": Fact(1, "count", ZERNIO),
    "image_bytes": Fact(5_000_000, "byte", ZERNIO),
    "width_min": Fact(400, "px", ZERNIO),
    "height_min": Fact(300, "px", ZERNIO),
    "phones": Fact(0, "count", PHONE, "a post with a phone number is refused"),
}
LINK = re.compile(r"https?://\S+")
DAY = re.compile(r"\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4}")
NUMBER = re.compile(r"(?<![\w/.-])[+(]?\d[\d ()/.-]{5,20}\d(?!\w)")
DIGITS = 7  # with fewer it is a price, an hour or a year


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft*, and what looks like a phone number in it."""
    return counted(rules, {**measures(draft, rules), "phones": phones(draft.text)})


def phones(text: str) -> int:
    """Return how many stretches of *text* look like a phone number: seven digits or more, and no day."""
    words = DAY.sub("day", LINK.sub("link", text))
    return sum(sum(map(str.isdigit, found[0])) >= DIGITS for found in NUMBER.finditer(words))


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /v4/{location}/localPosts`:
    https://developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts, resource LocalPost,
    read on 2026-11-30."""
    photo = next((picture.url for picture in message.pictures if picture.url), "")
    body = {
        "languageCode": message.lang,
        "summary": message.parts[0],
        **({"callToAction": {"actionType": "LEARN_MORE", "url": message.link}} if message.link else {}),
        **({"media": [{"mediaFormat": "PHOTO", "sourceUrl": photo}]} if photo else {}),
        "topicType": "STANDARD",
    }
    return (
        Payload("json", body, 1, "POST", f"https://mybusiness.googleapis.com/v4/{whose(message)}/localPosts", JSON),
    )


RULES = Rules(
    kind="google_business",
    name="Google Business Profile",
    account=Account("accounts/1/locations/2", r"accounts/\d+/locations/\d+"),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    link="apart",
    pictures="cover",
    fetches=True,
    single=True,
    notes=("The account of the channel is the place: accounts/1/locations/2.",),
)
