"""Where the files stand that pages show."""

from __future__ import annotations

import posixpath

from builder.model.addresses import composed, file_of, mended
from builder.model.post import Document
from builder.model.project import Asset

INDEX = {"index", "_index"}


def place_of(asset: Asset, document: Document, path: str) -> str:
    """Return where *asset* stands for *document*, whose page is at *path*.

    What lies with the file of a post stands beside its page, so that each goes where the other goes, and no post's
    pictures hang on another post. What lies elsewhere is for all, and stands once, at its own path.
    """
    home, _, file = document.path.rpartition("/")
    here = asset.path.rpartition("/")[0]
    bundled = file.partition(".")[0] in INDEX and here.startswith(f"{home}/")
    if asset.shows is not None or not (here == home or bundled):
        return _safe(_named(asset.path.removeprefix("content/"), asset))
    below = asset.path.removeprefix(f"{home}/")
    return _safe(f"{posixpath.dirname(file_of(path))}/{_named(below, asset)}".lstrip("/"))


def own_place(asset: Asset) -> str:
    """Return the path of the asset's file as one below the site's root, under its plain name."""
    return _safe(asset.path.removeprefix("content/"))


def _safe(path: str) -> str:
    return mended(composed(path))


def _named(path: str, asset: Asset) -> str:
    """A picture is called by what is in it: a changed one is fetched anew, and one that did not change never is."""
    return f"{path.rpartition('.')[0]}.{asset.mark[:8]}.{asset.suffix}" if asset.mark else path
