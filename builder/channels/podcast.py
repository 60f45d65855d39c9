"""Podcasts: the notes of an episode, plain and in the little HTML that apps show."""

from __future__ import annotations

import re
from html import escape

from builder.channels.measuring import by_facts
from builder.model.message import Message, Payload
from builder.model.network import Fact, Rules, Source

SPEC = Source(
    "simplepie-ng, iTunes podcast RSS",
    "https://github.com/simplepie/simplepie-ng/wiki/Spec:-iTunes-Podcast-RSS",
    "secondary",
)
ART = Source(
    "rss-feed-generator itunes.go", "https://github.com/georgboe/rss-feed-generator/blob/master/itunes.go", "secondary"
)
FACTS = {
    "text": Fact(4000, "char", SPEC),
    "tag_value": Fact(255, "char", SPEC, "any other field of an episode"),
    "width_min": Fact(1400, "px", ART, "of the cover, which is square"),
    "width_max": Fact(3000, "px", ART, "of the cover, which is square"),
}
LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]")


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the notes as HTML of paragraphs and links alone, which every app shows."""
    return (Payload("html", "\n".join(map(_paragraph, re.split(r"\n{2,}", message.parts[0].strip()))) + "\n"),)


def _paragraph(text: str) -> str:
    linked, end = "", 0
    for found in LINK.finditer(text):
        address = escape(found[0])
        linked += f'{escape(text[end : found.start()])}<a href="{address}">{address}</a>'
        end = found.end()
    return f"<p>{linked}{escape(text[end:])}</p>".replace("\n", "<br>\n")


RULES = Rules(
    kind="podcast",
    name="Podcast notes",
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    notes=("Paste the text or the HTML beside it into the episode's notes.",),
)
