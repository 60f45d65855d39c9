"""Posts that only their dates tell apart: the oldest has the id and slug that they share, the others their paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from builder.load.paths import INDEX, JEKYLL
from builder.model.post import Document


def told_apart(posts: Iterable[Document]) -> tuple[Document, ...]:
    """Give each post without an entry an id of its own, and no slug that an older one has in its folder.

    It is the oldest that keeps what is shared, so that a new post changes nothing about those that are out.
    """
    posts = tuple(posts)
    imported = [post for post in posts if not post.entry]
    ids = _oldest(imported, lambda post: (post.id, post.lang))
    slugged = [post for post in imported if post.slug and not post.address and JEKYLL not in post.path.split("/")]
    slugs = _oldest(slugged, lambda post: (post.id.rpartition("/")[0], post.slug, post.lang))
    if not ids and not slugs:
        return posts
    return tuple(
        replace(post, id=_whole(post) if post.path in ids else post.id, slug="" if post.path in slugs else post.slug)
        for post in posts
    )


def _oldest(posts: list[Document], shared: Callable[[Document], tuple[str, ...]]) -> set[str]:
    """Return the paths of all posts but the oldest of those that have *shared* in common."""
    seen = Counter(map(shared, posts))
    if len(seen) == len(posts):
        return set()
    first: dict[tuple[str, ...], str] = {}
    some = [post for post in posts if seen[shared(post)] > 1]
    for post in sorted(some, key=lambda post: (post.date, post.path)):
        first.setdefault(shared(post), post.path)
    return {post.path for post in some if first[shared(post)] != post.path}


def _whole(post: Document) -> str:
    """Return an id with the date in it; where that is not what tells two posts apart, the whole path."""
    path = post.path.removeprefix("content/").rpartition(".")[0]
    above, _, last = path.rpartition("/")
    dated = (above.rpartition("/")[2] if last.partition(".")[0] in INDEX else last).removesuffix(f".{post.lang}")
    folder = post.id.rpartition("/")[0]
    id_ = f"{folder}/{dated}" if folder else dated
    return path if id_ == post.id else id_
