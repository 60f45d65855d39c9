"""The address of a page as a channel passes it on: with its `utm`, where that costs no text."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from builder.model.settings import Channel


def tracked(url: str, channel: Channel) -> str:
    """Return *url* with the channel's `utm`, all in lower case: statistics take Mastodon and mastodon for two.

    What the address says itself stays, a fragment behind it too.
    """
    if not url or not channel.utm:
        return url
    parts = urlsplit(url)
    said = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    wanted = ((f"utm_{name}", value) for name, value in channel.utm.items() if value.strip())
    added = (f"{name}={quote('-'.join(value.lower().split()), safe='')}" for name, value in wanted if name not in said)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, *added)))))
