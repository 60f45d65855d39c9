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

INDEX = {"index", "_index"}


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


def place_of(asset: Asset, document: Document, path: str) -> str:
    """Return where *asset* stands for *document*, whose page is at *path*.

    What lies with the file of a post stands beside its page, so that each goes where the other goes, and no post's
    pictures hang on another post. What lies elsewhere is for all, and stands once, at its own path.
    """
    home, _, file = document.path.rpartition("/")
    here = asset.path.rpartition("/")[0]
    bundled = file.partition(".")[0] in INDEX and here.startswith(f"{home}/")
    if asset.shows is not None or not (here == home or bundled):
        return own_place(asset, _named(asset.path, asset))
    below = asset.path.removeprefix(f"{home}/")
    return own_place(asset, f"{posixpath.dirname(file_of(path))}/{_named(below, asset)}".lstrip("/"))


def own_place(asset: Asset, path: str = "") -> str:
    """Return *path*, or that of the asset's file, as a path below the site's root that any disk can hold."""
    return mended(composed((path or asset.path).removeprefix("content/")))


def _named(path: str, asset: Asset) -> str:
    """A picture is called by what is in it: a changed one is fetched anew, and one that did not change never is."""
    return f"{path.rpartition('.')[0]}.{asset.mark[:8]}.{asset.suffix}" if asset.mark else path


def links_of(
    document: Document, path: str, places: Mapping[str, str | None], assets: Mapping[str, Asset]
) -> tuple[tuple[str, str], ...]:
    """Resolve the relative links of *document*, which stands at *path*, against *places* by source path.

    A target that is not public (None) leads nowhere, and does not tell where it will stand. A picture's is followed
    by its size: `screw.3f9a1c2b.jpg 640x480`.
    """
    resolved = []
    for written in document.body.facts.links:
        source = source_of(document, written, places)
        if source is None:
            continue
        asset = assets.get(source)
        place = place_of(asset, document, path) if asset else places[source]
        _, mark, fragment = written.partition("#")
        href = "#" if place is None else _way(path, place) + mark + fragment.replace(" ", "%20")
        size = f" {asset.width}x{asset.height}" if asset and asset.width and asset.height else ""
        resolved.append((written, href + size))
    return tuple(resolved)


def _way(path: str, place: str) -> str:
    """Return the link from the page at *path* to *place*, shortly if that is beside it."""
    folder = file_of(path).rpartition("/")[0] + "/"
    return quoted(place.removeprefix(folder)) if place.startswith(folder) else root_of(path) + quoted(place)


def source_of(document: Document, written: str, places: Mapping[str, str | None]) -> str | None:
    """Return the source path that a link means, from its file or from the top of content/, if there is such a file."""
    return source_from(document.path, written, places)


def source_from(path: str, written: str, places: Mapping[str, str | None]) -> str | None:
    """Return the source path that a link in the file at *path* means, likewise."""
    target = composed(unquote(written.partition("#")[0].partition("?")[0]))
    folder = "content" if target.startswith("/") else composed(posixpath.dirname(path))
    source = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
    candidates = (source, f"{source}.md", f"{source}/index.md", f"{source}/_index.md")
    return next((candidate for candidate in candidates if candidate in places), None)
