"""DEV and other Forem sites: the whole piece in Markdown, which names ours as the original."""

from __future__ import annotations

import re
import unicodedata

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

# TITLE_CHARACTERS_ALLOWED of app/models/article.rb, https://github.com/forem/forem, read on 2026-11-30: letters, marks,
# digits, spaces, punctuation and currencies stay, the signs of ASCII, and of other signs those that are usual emoji
KEPT = re.compile(
    r"[\w\s$+<=>^`|~\u00a9\u00ae\u061c\u180e\u200c-\u200f\u202c-\u202e\u2066-\u2069\u20e3\u2122\u2139\u2194-\u2199\u21a9"
    r"\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24b6-\u24e9\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u273f"
    r"\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b00-\u2bff\u3030"
    r"\u303d\u3297\u3299\U0001f000-\U0001ffff]"
)
PLAIN = ("M", "P", "Sc")  # categories of Unicode that stay besides


def refused_in_title(title: str) -> tuple[str, ...]:
    """Return what becomes a space in *title*: arrows, signs of mathematics, fractions and raised digits."""
    lost = (letter for letter in title if unicodedata.category(letter) == "No" or not KEPT.match(letter))
    return tuple(dict.fromkeys(letter for letter in lost if not unicodedata.category(letter).startswith(PLAIN)))


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
    refused_in_title=refused_in_title,
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
