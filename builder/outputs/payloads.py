"""snippets/<entry>/<rung>.<channel>.<lang>.json: what a network's interface takes, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from builder.model.artifact import Artifact, Drawn, Rank
from builder.model.copies import Copy
from builder.model.message import Payload
from builder.model.rendered import Desk, Snippet
from builder.model.settings import Site
from builder.outputs.copies import bytes_of, with_hash
from builder.outputs.snippets import file_of
from builder.outputs.social import picture_artifact, sharing_of
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the files of every post to a network that has an interface."""
    for snippet in desk.rendered.snippets:
        told = _Told.of(snippet, desk.rendered.plan.settings.site, theme)
        for number, payload in enumerate(payloads_of(snippet)):
            path, data = payload_file(snippet, payload), _bytes(payload)
            if told:
                render = partial(_settled, snippet, number, told)
                yield Artifact("desk", path, key(data, told.mark), Rank.PAGE, render, drawn=told.drawn)
            else:
                yield Artifact("desk", path, key(data), Rank.PAGE, partial(bytes, data))


@dataclass(frozen=True, slots=True)
class _Told:
    """The pictures whose hashes the files of a post tell: its copies, and else that of its card."""

    copies: tuple[Copy, ...]
    card: Artifact | None = None

    @classmethod
    def of(cls, snippet: Snippet, site: Site, theme: Theme) -> _Told | None:
        if not snippet.rules.hashes:
            return None
        if snippet.copies or not snippet.message.card:
            return cls(snippet.copies) if snippet.copies else None
        one = sharing_of(snippet.announcement.edition, site, theme)
        return cls((), picture_artifact("desk", "", one, theme)) if one else None

    @property
    def mark(self) -> str:
        return self.card.key if self.card else key(self.copies, code_digest())

    @property
    def drawn(self) -> Drawn:
        return "copy" if self.copies else self.card.drawn if self.card else ""


def payloads_of(snippet: Snippet) -> tuple[Payload, ...]:
    """Return the files of a post: none for our own pages, and for a network without a published interface."""
    return snippet.rules.payloads(snippet.message, snippet.rules)


def _settled(snippet: Snippet, number: int, told: _Told) -> bytes:
    """Return a file that tells the hash of pictures: they are made for it, and not sooner than the file is."""
    message = snippet.message
    if told.card and message.card and message.card.picture:
        picture = with_hash(message.card.picture, told.card.render())
        known = replace(message, card=replace(message.card, picture=picture))
    else:
        pictures = zip(message.pictures, told.copies, strict=True)
        known = replace(message, pictures=tuple(with_hash(one, bytes_of(copy)) for one, copy in pictures))
    return _bytes(snippet.rules.payloads(known, snippet.rules)[number])


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
