"""Bluesky: 300 graphemes and 3,000 bytes, a link counted as it is written."""

from __future__ import annotations

from builder.channels.rules import counted, graphemes, utf8
from builder.model.message import Count, Draft
from builder.model.network import Fact, Rules, Source

POST = Source(
    "lexicon app.bsky.feed.post",
    "https://github.com/bluesky-social/atproto/blob/d6296a1cfdb40a773319cb59061300e4e8e52f26/lexicons/app/bsky/feed/post.json",
)
FACTS = {
    "text": Fact(300, "grapheme", POST),
    "bytes": Fact(3000, "utf8_byte", POST),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as the lexicon does."""
    return counted(rules, {"text": graphemes(draft.text), "bytes": utf8(draft.text)})


RULES = Rules(kind="bluesky", name="Bluesky", facts=FACTS, counting=count, threads=True)
