"""cards/* of the desk: the pictures of the cards that its previews show, and that a program sends along."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.artifact import Artifact
from builder.model.rendered import Desk
from builder.outputs.previewed import shown
from builder.outputs.social import picture_artifact, sharing_of
from builder.theme import Theme


def artifacts(desk: Desk, theme: Theme) -> Iterator[Artifact]:
    """Yield the picture of every page that a post with a preview links to."""
    plan = desk.rendered.plan
    found = {
        card.picture.file: snippet.announcement.edition
        for snippet in (*desk.rendered.snippets, *desk.withheld)
        if (card := snippet.message.card) and card.picture and shown(snippet.announcement, plan.now)
    }
    for file, edition in found.items():
        if one := sharing_of(edition, plan.settings.site, theme):
            yield picture_artifact("desk", file, one, theme)
