"""YouTube: a title and a description in bytes, without angle brackets."""

from __future__ import annotations

from datetime import UTC

from builder.channels.measuring import by_facts
from builder.channels.sources import LIMITS
from builder.model.message import JSON, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

VIDEOS = Source(
    "YouTube Data API, Videos", "https://developers.google.com/youtube/v3/docs/videos", read_on="2026-11-30"
)
FACTS = {
    "title": Fact(100, "char", VIDEOS, "without < and >"),
    "text": Fact(5000, "utf8_byte", VIDEOS, "without < and >"),
    "tags_total": Fact(500, "char", VIDEOS, "all tags together"),
    "hashtags": Fact(15, "count", LIMITS, "above it all are ignored; another source says 60"),
}


def refused(text: str) -> tuple[str, ...]:
    """Return the angle brackets of *text*: a title or a description with one is refused.

    YouTube Data API, videos, snippet.title and snippet.description: any characters of UTF-8 but < and >;
    https://developers.google.com/youtube/v3/docs/videos, read in copies of it on 2026-11-30.
    """
    return tuple(letter for letter in "<>" if letter in text)


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the body of `videos.insert`, parts snippet and status; its answer says where the film is to be sent.

    https://developers.google.com/youtube/v3/docs/videos/insert, fields as in VideoSnippet and VideoStatus of the
    discovery document, revision 20261104, read on 2026-11-30. What is published at a time is private until then.
    """
    snippet = {
        "title": message.title,
        "description": message.parts[0],
        "tags": _within(message.tags, rules.most("tags_total") or 0),
        "defaultLanguage": message.lang,
    }
    status = {"privacyStatus": "private", "publishAt": message.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    url = "https://www.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status"
    return (Payload("json", {"snippet": snippet, "status": status}, 1, "POST", url, JSON),)


def _within(tags: tuple[str, ...], most: int) -> list[str]:
    """Return as many tags as have room: a comma parts them, and one with a space is put in quotes."""
    kept: list[str] = []
    room = most
    for tag in tags:
        room -= len(tag) + (2 if " " in tag else 0) + (1 if kept else 0)
        if room < 0:
            break
        kept.append(tag)
    return kept


RULES = Rules(
    kind="youtube",
    name="YouTube",
    account=Account("@repair", r"@[\w.·-]{3,30}|UC[\w-]{22}"),
    facts=FACTS,
    counting=by_facts,
    refused=refused,
    refused_in_title=refused,
    payloads=payloads,
    heading="Title",
    notes=("The file is sent before the film, which YouTube keeps private until the post is due.",),
)
