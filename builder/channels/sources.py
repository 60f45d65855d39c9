"""Where numbers were read that several networks share: a posting service's tables, and tools that post to many."""

from __future__ import annotations

from builder.model.network import Source

AYRSHARE = Source(
    "Ayrshare, character limits",
    "https://www.ayrshare.com/docs/help-center/technical-support/character_limits.md",
    "secondary",
)
POSTIZ = Source(
    "Postiz, what networks refused",
    "https://github.com/gitroomhq/postiz-app/tree/74b01ada154a177242d558bedc646fcfed100adf",
    "observed",
)
LIMITS = Source(
    "marketingskills, platform limits",
    "https://raw.githubusercontent.com/coreyhaines31/marketingskills/HEAD/skills/social/references/platform-limits.md",
    "secondary",
)
