"""Where a piece stood before: the old addresses that its file names, and those of the ids that its entry had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from builder.model.entry import Entry
from builder.model.post import Document
from builder.model.settings import Site
from builder.plan.addresses import post_path


def former_paths(
    site: Site, document: Document | None, path: str, planned: tuple[Entry, datetime | None] | None = None
) -> tuple[str, ...]:
    """Return the paths that a document had before it stood at *path*; an old address of another host is none."""
    if document is None or not path or not (document.aliases or (planned and planned[0].formerly)):
        return ()
    found = (*_named(site, document, path), *(_by_id(site, document, *planned) if planned else ()))
    return tuple(dict.fromkeys(old for old in found if old not in {path, "/"}))


def _named(site: Site, document: Document, path: str) -> Iterator[str]:
    for alias in document.aliases:
        there = urlsplit(alias)
        if there.netloc and there.netloc != urlsplit(site.url).netloc:
            continue
        # Hugo's begin with a dot; all others are from the root. A query is kept, since no file can have it in its name
        whole = urljoin(f"/{path}", alias) if alias.startswith(".") else urlunsplit(("", "", *there[2:4], ""))
        old = "/".join(part for part in unquote(whole).split("/") if part not in {"", "."})
        if old in {"index.html", ""} or old.endswith("/index.html"):
            old = old.removesuffix("index.html").removesuffix("/")
        yield old if old.endswith((".html", ".htm")) else f"{old}/"


def _by_id(site: Site, post: Document, entry: Entry, publish: datetime | None) -> Iterator[str]:
    if publish and not post.address:
        yield from (post_path(site, replace(post, entry=id_), publish) for id_ in entry.formerly)
