"""Bluesky: 300 graphemes, a link counted as it is written."""

from __future__ import annotations

from builder.channels.rules import Rules, graphemes

RULES = Rules(
    name="Bluesky",
    limit=300,
    unit="characters",
    length=graphemes,
    certainty="official",
    source="lexicon app.bsky.feed.post, maxGraphemes",
    read_on="2026-11-22",
)
