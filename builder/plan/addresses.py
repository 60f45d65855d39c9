"""Where everything stands: the addresses of posts and pages, and where their links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote

from builder.model.addresses import composed, file_of, mended, quoted, root_of
from builder.model.post import Document
from builder.model.project import Asset
from builder.model.settings import Site
from builder.plan.standing import INDEX, place_of

Home = str | Asset | None  # an address; a file, whose place depends on who shows it; nothing that is public


def post_path(site: Site, post: Document, publish: datetime) -> str:
    """Return the address of a post below the site's root: its own, the site's pattern, or the path of its file."""
    prefix = "" if post.lang == site.language else f"{post.lang}/"
    if post.address:
        return post.address if not prefix or post.address.startswith(prefix) else prefix + post.address
    if post.entry:
        return prefix + _patterned(site.permalink, post, publish)
    folder, _, last = mended(post.id).rpartition("/")
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
    return prefix + ("" if page.id in INDEX or not page.id else f"{mended(page.id)}/")


def links_of(
    document: Document, path: str, places: Mapping[str, Home], hidden: frozenset[str] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """Resolve the relative links of *document*, which stands at *path*, against *places* by source path.

    A target that is not public (None, or written as one of the addresses *hidden*) leads nowhere, and does not tell
    where it will stand. A picture's is followed by its size: `screw.3f9a1c2b.jpg 640x480`.
    """
    resolved = []
    for written in document.body.facts.links:
        source = source_of(document, written, places)
        if source is None:
            if hidden and addressed(path, written) in hidden:
                resolved.append((written, "#"))
            continue
        place = places[source]
        _, mark, fragment = written.partition("#")
        if isinstance(place, Asset):
            size = f" {place.width}x{place.height}" if place.width and place.height else ""
            href = _way(path, place_of(place, document, path)) + mark + quoted(fragment) + size
        else:
            href = "#" if place is None else root_of(path) + quoted(place) + mark + fragment
        resolved.append((written, href))
    return tuple(resolved)


def _way(path: str, place: str) -> str:
    """Return the link from the page at *path* to *place*, shortly if that is beside it."""
    folder = file_of(path).rpartition("/")[0] + "/"
    return quoted(place.removeprefix(folder)) if place.startswith(folder) else root_of(path) + quoted(place)


def addressed(path: str, written: str) -> str:
    """Return the address that a relative link means to a browser that shows the page at *path*."""
    target = unquote(written.partition("#")[0].partition("?")[0]).removesuffix("index.html")
    return posixpath.normpath(posixpath.join("/", path.rpartition("/")[0], target)).strip("/")


def source_of(document: Document, written: str, places: Mapping[str, Home]) -> str | None:
    """Return the source path that a link means, from its file or from the top of content/, if there is such a file."""
    return source_from(document.path, written, places)


def source_from(path: str, written: str, places: Mapping[str, Home]) -> str | None:
    """Return the source path that a link in the file at *path* means, likewise."""
    target = composed(unquote(written.partition("#")[0].partition("?")[0]))
    folder = "content" if target.startswith("/") else composed(posixpath.dirname(path))
    source = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
    candidates = (source, f"{source}.md", f"{source}/index.md", f"{source}/_index.md")
    return next((candidate for candidate in candidates if candidate in places), None)
