"""Instagram: pictures with a caption, in which no link leads anywhere."""

from __future__ import annotations

from builder.channels.measuring import NUMBER, by_facts, whose
from builder.channels.sources import POSTIZ
from builder.model.message import JSON, Message, Payload, Picture, later
from builder.model.network import Account, Fact, Rules, Source

TAGS = Source(
    "Instagram's announcement of 2025-12-18",
    "https://www.socialmediatoday.com/news/instagrams-implementing-new-limits-on-hashtag-use/808309/",
)
POSTS = Source(
    "Ayrshare, Instagram", "https://www.ayrshare.com/docs/es/apis/post/social-networks/instagram", "secondary"
)
REFERENCE = Source(
    "Instagram Graph API, POST media",
    "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media",
    read_on="2026-11-30",
)
MEDIA = Source(
    "Ayrshare, pictures for Instagram", "https://www.ayrshare.com/docs/es/media-guidelines/instagram.md", "secondary"
)
FOLD = Source("Zernio, Instagram", "https://docs.zernio.com/platforms/instagram", "secondary")
ERRORS = Source(
    "Instagram Graph API, error codes",
    "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes",
)
FACTS = {
    "text": Fact(2200, "char", REFERENCE),
    "hashtags": Fact(5, "count", TAGS, "the documentation says 30; a refusal was not seen yet"),
    "mentions": Fact(3, "count", POSTS, "the documentation says 20"),
    "fold": Fact(125, "char", FOLD),
    "images": Fact(10, "count", REFERENCE),
    "image_bytes": Fact(8 * 2**20, "byte", ERRORS),
    "aspect_min": Fact(0.8, "ratio", POSTIZ),
    "aspect_max": Fact(1.91, "ratio", POSTIZ),
    "width_min": Fact(320, "px", MEDIA),
    "width_max": Fact(1440, "px", MEDIA),
    "alt": Fact(1000, "char", REFERENCE),
    "posts_a_day": Fact(50, "count", POSTS, "the documentation says 100, of which 50 with several pictures"),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the bodies of `POST /{ig-user}/media`, one a picture, and of `/media_publish`.

    https://developers.facebook.com/docs/instagram-platform/content-publishing, and the fields of media in
    facebook/facebook-business-sdk-codegen ad2b0b6f (api_specs/specs/IGUser.json, v25.0), read on 2026-11-30.
    The pictures have to stand at public addresses.
    """
    shown = [picture for picture in message.pictures if picture.url][: rules.most("images")]
    if not shown:
        return ()
    url, caption = f"https://graph.facebook.com/v25.0/{whose(message)}/media", message.parts[0]
    bodies = [{**_picture(one), **({"caption": caption} if len(shown) == 1 else {})} for one in shown]
    if len(shown) > 1:
        children = [later("Id", "Media", number) for number in range(1, len(shown) + 1)]
        bodies = [{**body, "is_carousel_item": True} for body in bodies]
        bodies.append({"media_type": "CAROUSEL", "children": children, "caption": caption})
    made = [Payload(f"media{number}.json", body, 1, "POST", url, JSON) for number, body in enumerate(bodies, 1)]
    publish = {"creation_id": later("Id", "Media", len(bodies))}
    return (*made, Payload("publish.json", publish, 1, "POST", f"{url}_publish", JSON))


def _picture(picture: Picture) -> dict[str, object]:
    return {"image_url": picture.url, **({"alt_text": picture.alt} if picture.alt else {})}


RULES = Rules(
    kind="instagram",
    name="Instagram",
    account=Account("17841400000000001", NUMBER),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    link="dead",
    pictures="all",
    formats=("jpg",),
    pictured=True,
    fetches=True,
    notes=("Nobody can follow a link in a caption: say where it stands, like “link in our profile”.",),
)
