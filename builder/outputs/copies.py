"""pictures/*.jpg of the desk: each network's copy of a picture, made once for all posts that carry the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256

from builder.drawing.pixels import copied
from builder.model.artifact import Artifact, Rank, Where
from builder.model.copies import Copy
from builder.model.message import Picture
from builder.model.rendered import Desk
from builder.outputs.words import key
from builder.theme import Theme
from builder.versions import code_digest


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the pictures of all posts, also of those that are withheld and have a preview."""
    snippets = (*desk.rendered.snippets, *desk.withheld)
    found = {copy.file: copy for snippet in snippets for copy in snippet.copies}
    for file, copy in found.items():
        yield copy_artifact("desk", file, copy)


def copy_artifact(where: Where, path: str, copy: Copy) -> Artifact:
    """Return the file of a copy: as long as the original and its cut are the same, so is this."""
    mark = key(copy.asset.mark, copy.cut, code_digest())
    return Artifact(where, path, mark, Rank.ASSET, partial(bytes_of, copy), drawn="copy")


def bytes_of(copy: Copy) -> bytes:
    """Make a copy."""
    data = copy.asset.read()
    return copied(data, copy.cut) if copy.cut else data


def with_hash(picture: Picture, data: bytes) -> Picture:
    """Return *picture* with what only its bytes tell."""
    return replace(picture, size=len(data), sha256=sha256(data).hexdigest())
