"""Facebook: a page's post, with the link that its card is made of."""

from __future__ import annotations

from builder.channels.measuring import NUMBER, by_facts, whose
from builder.channels.sources import AYRSHARE
from builder.model.message import JSON, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

SCHEDULED = Source(
    "facebook-mcp, create_post",
    "https://glama.ai/mcp/servers/SalindaHulangamuwa/facebook-mcp/tools/create_post",
    "secondary",
)
SHARING = Source("Sharing, images", "https://developers.facebook.com/docs/sharing/webmasters/images")
FACTS = {
    "text": Fact(63206, "char", AYRSHARE),
    "schedule_min": Fact(10, "minute", SCHEDULED, "how far ahead a post may be handed over"),
    "card_width_min": Fact(200, "px", SHARING),
    "card_height_min": Fact(200, "px", SHARING),
    "card_large_width_min": Fact(600, "px", SHARING, "a narrower picture makes a small card"),
    "card_large_height_min": Fact(315, "px", SHARING),
    "card_best_width": Fact(1200, "px", SHARING),
    "card_best_height": Fact(630, "px", SHARING),
    "card_ratio": Fact(1.91, "ratio", SHARING),
    "card_bytes": Fact(8_000_000, "byte", SHARING),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /{page-id}/feed`, and before it one of `/photos` for each picture.

    https://developers.facebook.com/docs/pages-api/posts, and the fields of feed and photos in api_specs/specs/Page.json
    of facebook/facebook-business-sdk-codegen ad2b0b6f (Graph API v25.0), read on 2026-11-30. A post shows a link's card
    or pictures: these only if that hides no link. Further parts are comments (api_specs/specs/PagePost.json).
    """
    text, page = message.parts[0], f"https://graph.facebook.com/v25.0/{whose(message)}"
    shown = [one for one in message.pictures if one.url] if message.link in text else []
    photos = [
        Payload(f"media{number}.json", _photo(one), 1, "POST", f"{page}/photos", JSON)
        for number, one in enumerate(shown, 1)
    ]
    media = [{"media_fbid": later("Id", "Media", number)} for number in range(1, len(shown) + 1)]
    link = {"link": message.link} if message.link and not shown else {}
    body = {"message": text, **link, **({"attached_media": media} if media else {}), "published": True}
    answered = f"https://graph.facebook.com/v25.0/{later('Id', 'Part')}/comments"
    comments = (
        Payload("json", {"message": answer}, part, "POST", answered, JSON)
        for part, answer in enumerate(message.parts[1:], 2)
    )
    return *photos, Payload("json", body, 1, "POST", f"{page}/feed", JSON), *comments


def _photo(picture: Picture) -> dict[str, object]:
    return {"url": picture.url, "alt_text_custom": picture.alt, "published": False}


RULES = Rules(
    kind="facebook",
    name="Facebook",
    account=Account("100064000000000", NUMBER),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    link="apart",
    pictures="none",
    fetches=True,
    notes=("The account of the channel is the number of the page.",),
)
