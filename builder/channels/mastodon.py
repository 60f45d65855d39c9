"""Mastodon: 500 graphemes, of which any link takes 23 and a mention only its local part."""

from __future__ import annotations

import re

from builder.channels.rules import Rules, graphemes

LINK_TAKES = 23
LINK = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w/])(@\w+(?:[\w.-]*\w)?)@[\w-]+(?:\.[\w-]+)+")
PARTNERS = {")": "(", "]": "[", "}": "{"}


def length(text: str) -> int:
    """Count *text* as the server does: status_length_validator.rb."""
    return graphemes(MENTION.sub(r"\1", LINK.sub(lambda link: "x" * LINK_TAKES + _after(link[0]), text)))


def _after(link: str) -> str:
    """Return what of a matched link is the sentence's own: closing marks without a partner, full stops."""
    whole = link
    while link and (
        link[-1] in ".,:;!?'…" or (link[-1] in PARTNERS and link.count(PARTNERS[link[-1]]) < link.count(link[-1]))
    ):
        link = link[:-1]
    return whole[len(link) :]


RULES = Rules(
    name="Mastodon",
    limit=500,
    unit="graphemes",
    length=length,
    certainty="code",
    source="mastodon/mastodon spec/validators/status_length_validator_spec.rb; entities/Instance.md",
    read_on="2026-11-22",
)
