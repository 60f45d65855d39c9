"""outbox.json: every post in order of time, for programs: ready or not, and why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.message import Payload, Picture
from builder.model.rendered import Desk, Snippet
from builder.outputs.payloads import payload_file, payloads_of
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield outbox.json."""
    text = json.dumps([_row(snippet) for snippet in desk.rendered.snippets], ensure_ascii=False, indent=1) + "\n"
    yield Artifact("desk", "outbox.json", key(text), Rank.LIST, partial(text.encode, errors="replace"))


def _row(snippet: Snippet) -> dict[str, object]:
    one = snippet.announcement
    return {
        "entry": one.edition.id,
        "rung": one.rung.name,
        "channel": one.channel.id,
        "lang": one.edition.lang,
        "due": one.due.isoformat(),
        "text": snippet.text,
        "ready": one.ready,
        "blocked_by": list(one.blocked_by),
        **({"sent": one.sent} if one.sent else {}),
        **({"pictures": pictures} if (pictures := [_picture(one) for one in snippet.message.pictures]) else {}),
        **({"requests": requests} if (requests := [_request(snippet, one) for one in payloads_of(snippet)]) else {}),
    }


def _picture(picture: Picture) -> dict[str, object]:
    """Return a picture to send before the post: the first is what a body calls `IdOfMedia1`."""
    return {"file": picture.file, "mime": picture.mime, "alt": picture.alt}


def _request(snippet: Snippet, payload: Payload) -> dict[str, object]:
    """Return what sends a payload; a file that is no body of a request has no method."""
    return {
        **({"method": payload.method, "url": payload.url, "headers": dict(payload.headers)} if payload.method else {}),
        "body": payload_file(snippet, payload),
    }
