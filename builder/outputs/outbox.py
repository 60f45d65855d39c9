"""outbox.json: every post in order of time, for programs: ready or not, and why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.message import Payload, Picture
from builder.model.rendered import Desk, Snippet
from builder.outputs.payloads import payload_file, payloads_of
from builder.outputs.previewed import shown
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield outbox.json."""
    now = desk.rendered.plan.now
    text = json.dumps([_row(snippet, now) for snippet in desk.rendered.snippets], ensure_ascii=False, indent=1) + "\n"
    yield Artifact("desk", "outbox.json", key(text), Rank.LIST, partial(text.encode, errors="replace"))


def _row(snippet: Snippet, now: datetime) -> dict[str, object]:
    one = snippet.announcement
    requests = [_request(snippet, payload) for payload in payloads_of(snippet)]
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
        **_card(snippet, now),
        **({"requests": requests} if requests else {}),
    }


def _picture(picture: Picture) -> dict[str, object]:
    """Return a picture to send before the post: the first is what a body calls `IdOfMedia1`."""
    return {"file": picture.file, "mime": picture.mime, "alt": picture.alt}


def _card(snippet: Snippet, now: datetime) -> dict[str, object]:
    """Return the picture of the card, which is sent before the post, too: what a body calls `IdOfCard1`."""
    card = snippet.message.card
    sent = snippet.rules.thumbs and not snippet.message.pictures and shown(snippet.announcement, now)
    return {"card": _picture(card.picture)} if card and card.picture and sent else {}


def _request(snippet: Snippet, payload: Payload) -> dict[str, object]:
    """Return what sends a payload; a file that is no body of a request has no method."""
    return {
        **({"method": payload.method, "url": payload.url, "headers": dict(payload.headers)} if payload.method else {}),
        "body": payload_file(snippet, payload),
    }
