"""snippets/<entry>/<rung>.<channel>.<lang>.json: what a network's interface takes, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.message import Payload
from builder.model.rendered import Desk, Snippet
from builder.outputs.copies import hashed
from builder.outputs.snippets import file_of
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the files of every post to a network that has an interface."""
    for snippet in desk.rendered.snippets:
        copies = snippet.copies if snippet.rules.hashes else ()
        for number, payload in enumerate(payloads_of(snippet)):
            data = _bytes(payload)
            mark, render = key(data), partial(bytes, data)
            if copies:
                mark, render = key(data, copies, code_digest()), partial(_settled, snippet, number)
            yield Artifact("desk", payload_file(snippet, payload), mark, Rank.PAGE, render, drawn=bool(copies))


def payloads_of(snippet: Snippet) -> tuple[Payload, ...]:
    """Return the files of a post: none for our own pages, and for a network without a published interface."""
    return snippet.rules.payloads(snippet.message, snippet.rules)


def _settled(snippet: Snippet, number: int) -> bytes:
    """Return a file that tells the hash of pictures: they are made for it, and not sooner than the file is."""
    message = snippet.message
    pictures = tuple(hashed(one, copy) for one, copy in zip(message.pictures, snippet.copies, strict=True))
    return _bytes(snippet.rules.payloads(replace(message, pictures=pictures), snippet.rules)[number])


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
