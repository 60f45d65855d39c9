"""Pinterest: a picture that leads to a page, with a title and a description."""

from __future__ import annotations

from builder.channels.measuring import NUMBER, by_facts, whose
from builder.model.message import JSON, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

API = Source(
    "Pinterest API 5.23.0, PinCreate",
    "https://github.com/pinterest/api-description/blob/c05b18971472342ebdf4bafc15fea8a91c78bf79/v5/openapi.yaml",
)
FACTS = {
    "title": Fact(100, "char", API),
    "text": Fact(800, "char", API, "posting services use 500"),
    "address": Fact(2048, "char", API),
    "alt": Fact(500, "char", API),
    "images": Fact(5, "count", API),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /v5/pins`: schema PinCreate of pinterest/api-description c05b1897
    (v5/openapi.yaml, version 5.23.0), read on 2026-11-30.

    Two pictures or more make a carousel. They have to stand at public addresses.
    """
    shown = [picture for picture in message.pictures if picture.url][: rules.most("images")]
    if not shown:
        return ()
    source: dict[str, object] = {"source_type": "image_url", "url": shown[0].url}
    if len(shown) > 1:
        source = {"source_type": "multiple_image_urls", "items": [{"url": picture.url} for picture in shown]}
    body = {
        "board_id": board if (board := whose(message)).isdecimal() else "IdOfAccount",
        "title": message.title,
        "description": message.parts[0],
        **({"alt_text": shown[0].alt} if shown[0].alt else {}),
        **({"link": message.link} if message.link else {}),
        "media_source": source,
    }
    return (Payload("json", body, 1, "POST", "https://api.pinterest.com/v5/pins", JSON),)


RULES = Rules(
    kind="pinterest",
    name="Pinterest",
    account=Account("549755885175", NUMBER),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    pictures="all",
    pictured=True,
    fetches=True,
    notes=("The account of the channel is the number of the board.",),
)
