"""snippets/<entry>/<rung>.<channel>.<lang>.json: what a network's interface takes, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from builder.model.artifact import Artifact, Rank
from builder.model.message import Payload
from builder.model.rendered import Desk, Snippet
from builder.model.settings import Site
from builder.outputs.snippets import file_of
from builder.outputs.social import picture_artifact, sharing_of
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the files of every post to a network that has an interface."""
    for snippet in desk.rendered.snippets:
        shown = _shown(snippet, desk.rendered.plan.settings.site, theme)
        for number, payload in enumerate(payloads_of(snippet)):
            path, data = payload_file(snippet, payload), _bytes(payload)
            if shown:
                render = partial(_settled, snippet, number, shown)
                yield Artifact("desk", path, key(data, shown.key), Rank.PAGE, render, drawn=shown.drawn)
            else:
                yield Artifact("desk", path, key(data), Rank.PAGE, partial(bytes, data))


def _shown(snippet: Snippet, site: Site, theme: Theme) -> Artifact | None:
    """Return the picture of the card of a post, if its files tell the hash of that."""
    one = (
        sharing_of(snippet.announcement.edition, site, theme) if snippet.rules.hashes and snippet.message.card else None
    )
    return picture_artifact("desk", "", one, theme) if one else None


def _settled(snippet: Snippet, number: int, shown: Artifact) -> bytes:
    """Return a file that tells the hash of a picture: it is made for it, and not sooner than the file is."""
    message, data = snippet.message, shown.render()
    assert message.card is not None  # noqa: S101 - see _shown
    assert message.card.picture is not None  # noqa: S101 - likewise
    picture = replace(message.card.picture, size=len(data), sha256=sha256(data).hexdigest())
    known = replace(message, card=replace(message.card, picture=picture))
    return _bytes(snippet.rules.payloads(known, snippet.rules)[number])


def payloads_of(snippet: Snippet) -> tuple[Payload, ...]:
    """Return the files of a post: none for our own pages, and for a network without a published interface."""
    return snippet.rules.payloads(snippet.message, snippet.rules)


def payload_file(snippet: Snippet, payload: Payload) -> str:
    """Return where a payload stands, below the desk: the parts of a thread are numbered."""
    number = f".{payload.part}" if len(snippet.parts) > 1 else ""
    return f"{file_of(snippet.announcement).removesuffix('.txt')}{number}.{payload.suffix}"


def _bytes(payload: Payload) -> bytes:
    body = payload.body
    if isinstance(body, bytes):
        return body
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "replace")
