"""snippets/<entry>/<rung>.<channel>.<lang>.txt: the words to paste."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.model.artifact import Artifact, Rank
from builder.model.plan import Announcement
from builder.model.rendered import Desk
from builder.outputs.words import key
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield a text file for every snippet."""
    for snippet in desk.rendered.snippets:
        text = snippet.text + "\n"
        render = partial(text.encode, errors="replace")
        yield Artifact("desk", file_of(snippet.announcement), key(text), Rank.PAGE, render)


def file_of(one: Announcement) -> str:
    """Return where the words of an announcement stand, below the desk."""
    return f"snippets/{one.edition.id}/{one.rung.name}.{one.channel.id}.{one.edition.lang}.txt"
