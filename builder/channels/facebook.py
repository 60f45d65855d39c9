"""Facebook: a page's post, with the link that its card is made of."""

from __future__ import annotations

from builder.channels.measuring import NUMBER, by_facts, whose
from builder.channels.sources import AYRSHARE
from builder.model.message import Message, Payload
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
    """Return the body of `POST /{page-id}/feed`: https://developers.facebook.com/docs/pages-api/posts, fields as in the
    list of networks of 2026-11-22."""
    body = {"message": message.parts[0], **({"link": message.link} if message.link else {}), "published": True}
    return (Payload("json", body, 1, "POST", f"https://graph.facebook.com/{whose(message)}/feed"),)


RULES = Rules(
    kind="facebook",
    name="Facebook",
    account=Account("100064000000000", NUMBER),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    link="apart",
    notes=("The account of the channel is the number of the page.",),
)
