"""Where everything stands: the addresses of posts and pages, and where their links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote

from builder.model.addresses import quoted, root_of
from builder.model.post import Document
from builder.model.settings import Site


def post_path(site: Site, post: Document, publish: datetime) -> str:
    """Return the address of a post below the site's root: its own, the site's pattern, or the path of its file."""
    prefix = "" if post.lang == site.language else f"{post.lang}/"
    if post.address:
        return post.address if not prefix or post.address.startswith(prefix) else prefix + post.address
    if post.entry:
        return prefix + _patterned(site.permalink, post, publish)
    folder, _, last = post.id.rpartition("/")
    last = post.slug or last
    if "_posts" in folder.split("/"):  # Jekyll: /categories/2026/12/01/title.html
        above = [part for part in folder.split("/") if part != "_posts"]
        return prefix + "/".join([*above, f"{publish:%Y/%m/%d}", f"{last}.html"])
    return prefix + (f"{folder}/{last}/" if folder else f"{last}/")


def _patterned(pattern: str, post: Document, publish: datetime) -> str:
    parts = {"year": f"{publish:%Y}", "month": f"{publish:%m}", "day": f"{publish:%d}"}
    path = pattern.format(**parts, id=post.entry, slug=post.slug or post.entry).strip("/")
    return path if path.endswith(".html") else f"{path}/"


def page_path(page: Document, site: Site) -> str:
    """Return the address of a page: its own, or the path of its file."""
    prefix = "" if page.lang == site.language else f"{page.lang}/"
    if page.address:
        return page.address
    return prefix + ("" if page.id in {"index", "_index", ""} else f"{page.id}/")


def links_of(document: Document, path: str, places: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Resolve the relative links of *document*, which stands at *path*, against *places* by source path.

    A target that is not public (None) leads nowhere, and does not tell where it will stand.
    """
    resolved = []
    for written in document.body.facts.links:
        source = source_of(document, written, places)
        if source is None:
            continue
        place = places[source]
        _, mark, fragment = written.partition("#")
        href = "#" if place is None else root_of(path) + quoted(place) + mark + fragment
        resolved.append((written, href))
    return tuple(resolved)


def source_of(document: Document, written: str, places: Mapping[str, str | None]) -> str | None:
    """Return the source path that a link means, from its file or from the top of content/, if there is such a file."""
    target = unquote(written.partition("#")[0].partition("?")[0])
    folder = "content" if target.startswith("/") else posixpath.dirname(document.path)
    source = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
    candidates = (source, f"{source}.md", f"{source}/index.md", f"{source}/_index.md")
    return next((candidate for candidate in candidates if candidate in places), None)
