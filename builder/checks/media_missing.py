"""A network takes no post without a picture, and a piece that is announced there has none.

Why: Instagram, Pinterest and TikTok live of pictures: the post would be refused on its day.

Drawings (SVG), films, and pictures that stand on another site cannot be sent there.

How to mend it: Give the piece a picture, with words that say what it shows. Or do not announce it on that channel.
While a piece is being written this only warns.

For example:

    ---
    title: Getting a stuck screw out
    image: {src: screw.jpg, alt: A rusted screw in oak}
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.channels.fitting import BITMAPS
from builder.model.links import source_from
from builder.model.plan import Plan
from builder.model.post import Document
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.slips import WRITTEN
from builder.model.unpublished import elsewhere

SEVERITY: Severity = "error"
PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", *(f".{suffix}" for suffix in sorted(BITMAPS)), ".svg")
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def check(rendered: Rendered) -> Iterator[Problem]:
    bare: dict[str, list[Snippet]] = {}
    for snippet in rendered.snippets:
        if snippet.rules.pictured and not snippet.copies and not snippet.announcement.early:
            bare.setdefault(snippet.announcement.edition.key, []).append(snippet)
    for snippets in bare.values():
        yield from _told(snippets, rendered.plan)


def _told(snippets: list[Snippet], plan: Plan) -> Iterator[Problem]:
    one = snippets[0].announcement
    edition = one.edition
    hint = _hint(snippets, plan)
    if not hint:
        return
    channels = list(dict.fromkeys(snippet.announcement.channel.id for snippet in snippets))
    takes = "takes" if len(channels) == 1 else "take"
    message = f"{' and '.join(channels)} {takes} no post without a picture, and this piece has none to send"
    severity: Severity = SEVERITY if edition.stage in WRITTEN else "warning"
    at = edition.post.at if edition.post else snippets[0].at
    yield Problem(at, "media-missing", message, hint, severity, edition.id, post=one.id)


def _hint(snippets: list[Snippet], plan: Plan) -> str:
    """Return what to do; nothing where another rule tells it, or the words are not written yet."""
    one = snippets[0].announcement
    post = one.edition.post
    if one.channel.pictures == "none":
        return f"take `pictures: none` of {one.channel.id} out of calendar.yaml, or announce this piece elsewhere"
    if post is None:
        bare = elsewhere(one.edition, plan.settings)
        return "give it a text with a picture, or announce it on other channels" if bare else ""
    targets = [target for target in (post.image, *post.body.facts.images) if target]
    if any(_told_elsewhere(target, post, plan) for target in targets):
        return ""
    if targets and all(ELSEWHERE.match(target) for target in targets):
        return "put the picture beside the text, and name it by its file: what stands on another site is not sent"
    if targets:
        return "add one as JPEG or PNG: drawings (SVG) and films are not sent"
    return f"write `image: {{src: screw.jpg, alt: A rusted screw in oak}}` at the top of {post.path}"


def _told_elsewhere(target: str, post: Document, plan: Plan) -> bool:
    """Tell whether a picture is missing or cannot be shown, which another rule says."""
    if ELSEWHERE.match(target):
        return False
    source = source_from(post.path, target, plan.project.assets)
    return source is None or (not plan.project.assets[source].mark and source.lower().endswith(PICTURES))
