"""Where everything stands: the addresses of posts and pages, and where their links lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import unquote

from builder.model.addresses import file_of, mended, quoted, root_of
from builder.model.anchors import own
from builder.model.links import ENTRY, entry_of, source_of
from builder.model.plan import Edition
from builder.model.post import Document
from builder.model.project import Asset
from builder.model.settings import Site
from builder.plan.permalinks import DEFAULT, filled, is_jekyll
from builder.plan.standing import INDEX, place_of

Home = str | Asset | None  # an address; a file, whose place depends on who shows it; nothing that is public


def post_path(site: Site, post: Document, publish: datetime) -> str:
    """Return the address of a post below the site's root: its own, the site's pattern, or the path of its file."""
    prefix = "" if post.lang == site.language else f"{post.lang}/"
    if post.address:
        return _below(prefix, filled(post.address, post, publish) if ":" in post.address else post.address)
    if post.entry:
        return prefix + _patterned(site.permalink, post, publish)
    if is_jekyll(post):
        return _below(prefix, filled(DEFAULT, post, publish))
    folder, _, last = mended(post.id).rpartition("/")
    last = post.slug or last
    return _below(prefix, f"{folder}/{last}/" if folder else f"{last}/")


def _below(prefix: str, path: str) -> str:
    return path if not prefix or path.startswith(prefix) else prefix + path


def _patterned(pattern: str, post: Document, publish: datetime) -> str:
    parts = {"year": f"{publish:%Y}", "month": f"{publish:%m}", "day": f"{publish:%d}"}
    path = pattern.format(**parts, id=post.entry, slug=post.slug or post.entry).strip("/")
    return path if path.endswith(".html") else f"{path}/"


def page_path(page: Document, site: Site) -> str:
    """Return the address of a page: its own, or the path of its file."""
    prefix = "" if page.lang == site.language else f"{page.lang}/"
    if page.address:
        return filled(page.address, page, None) if ":" in page.address else page.address
    return prefix + ("" if page.id in INDEX or not page.id else f"{mended(page.id)}/")


def links_of(
    document: Document, path: str, places: Mapping[str, Home], hidden: frozenset[str] = frozenset()
) -> tuple[tuple[str, str], ...]:
    """Resolve the relative links of *document*, which stands at *path*, against *places* by source path or entry.

    A target that is not public (None, or written as one of the addresses *hidden*) leads nowhere, and does not tell
    where it will stand. A picture's is followed by its size: `screw.3f9a1c2b.jpg 640x480`.
    """
    resolved = []
    for written in document.body.facts.links:
        source = entry_source(document, written, places) or source_of(document, written, places)
        if source is None:
            if hidden and addressed(path, written) in hidden:
                resolved.append((written, "#"))
            continue
        place = places.get(source)
        _, mark, fragment = written.partition("#")
        if isinstance(place, Asset):
            size = f" {place.width}x{place.height}" if place.width and place.height else ""
            resolved.append((written, _way(path, place_of(place, document, path)) + mark + quoted(fragment) + size))
            continue
        if source.endswith(".md") or source.startswith(ENTRY):
            fragment = own(fragment)
        nowhere = "" if source.startswith(ENTRY) else "#"
        resolved.append((written, nowhere if place is None else root_of(path) + quoted(place) + mark + fragment))
    return tuple(resolved)


def _way(path: str, place: str) -> str:
    """Return the link from the page at *path* to *place*, shortly if that is beside it."""
    folder = file_of(path).rpartition("/")[0] + "/"
    return quoted(place.removeprefix(folder)) if place.startswith(folder) else root_of(path) + quoted(place)


def addressed(path: str, written: str) -> str:
    """Return the address that a relative link means to a browser that shows the page at *path*."""
    target = unquote(written.partition("#")[0].partition("?")[0]).removesuffix("index.html")
    return posixpath.normpath(posixpath.join("/", path.rpartition("/")[0], target)).strip("/")


def entry_source(document: Document, written: str, places: Mapping[str, Home]) -> str | None:
    """Return the key of the entry that a link means: in the language of *document*, else in any."""
    if not written.startswith(ENTRY):
        return None
    key = ENTRY + entry_of(written)
    return next((one for one in (f"{key}/{document.lang}", key) if places.get(one) is not None), key)


def entry_places(editions: Iterable[Edition]) -> dict[str, Home]:
    """Return where each entry stands, by `entry:id/lang` and by `entry:id`, also by what it was called before."""
    places: dict[str, Home] = {}
    for edition in editions:
        path = edition.path if edition.public else None
        names = (edition.entry.id, *edition.entry.formerly) if edition.entry else ()
        for key in (f"{ENTRY}{name}" for name in names):
            places[f"{key}/{edition.lang}"] = path
            places[key] = places.get(key) or path
    return places
