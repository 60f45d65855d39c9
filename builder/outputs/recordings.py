"""The recording of a piece, and what helps those who cannot hear or see it: from its front matter to its page."""

from __future__ import annotations

from builder.model.pieceviews import Recording
from builder.model.plan import Edition

WEB = ("https:", "http:")


def recording_of(edition: Edition) -> Recording | None:
    """Return where the parts of a piece stand, seen from its page; a player that its words have is not there twice."""
    post = edition.post
    if post is None or not post.parts:
        return None
    links = dict(edition.links)
    shown = set(post.body.facts.images)
    ways = {part: _way(written, links) for part, written in post.parts.items() if written not in shown}
    return Recording(**ways) if any(ways.values()) else None


def _way(written: str, links: dict[str, str]) -> str:
    """Return the address of a part; nothing of a file that is not there, or is not public."""
    return written if written.lower().startswith(WEB) else links.get(written, "").partition(" ")[0].removeprefix("#")
