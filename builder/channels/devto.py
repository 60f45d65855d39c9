"""DEV and other Forem sites: the whole piece in Markdown, which names ours as the original."""

from __future__ import annotations

from builder.channels.importing import imported
from builder.channels.measuring import by_facts, joined
from builder.model.message import JSON, Message, Payload
from builder.model.network import Fact, Rules, Source

ARTICLE = "https://github.com/forem/forem/blob/000bfa9bed62b68b62e6cb5223f04e3303ce90e9/app/models/article.rb"
CODE = Source("forem app/models/article.rb", ARTICLE, "code")
FOUR = Source("general knowledge", "", "unverified")
HEADERS = {**JSON, "Accept": "application/vnd.forem.api-v1+json"}
FACTS = {
    "title": Fact(128, "codepoint", CODE),
    "tags_total": Fact(126, "codepoint", CODE, "the whole list, with its commas"),
    "tags": Fact(4, "count", FOUR),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `POST /api/articles` and the same as a file with front matter.

    https://developers.forem.com/api/v1, schema Article of createArticle (forem/forem-docs f2f06af6, api_v1.json 1.0.0),
    read on 2026-11-30.
    """
    tags = ", ".join(_tags(message, rules))
    picture = next((one.url for one in message.pictures if one.url), "")
    told = {"title": message.title, "published": True, "description": message.parts[0]}
    own = {"canonical_url": message.canonical, "tags": tags}
    front = {**told, **own, "cover_image": picture}
    article = {**told, "body_markdown": message.markdown, **own, **({"main_image": picture} if picture else {})}
    return (
        Payload("json", {"article": article}, 1, "POST", "https://dev.to/api/articles", HEADERS),
        Payload("md", imported(front, message.markdown)),
    )


def _tags(message: Message, rules: Rules) -> list[str]:
    """Return as many tags as are taken: letters and digits only."""
    tags = [joined(tag) for tag in message.tags if joined(tag)][: rules.most("tags")]
    while len(", ".join(tags)) > (rules.most("tags_total") or 0):
        tags.pop()
    return tags


RULES = Rules(
    kind="devto",
    name="DEV",
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    pictures="cover",
    formats=("jpg", "png", "gif", "webp"),
    fetches=True,
    single=True,
    piece=True,
    notes=("The words of this post are the article's description; the article itself is in the files beside them.",),
)
