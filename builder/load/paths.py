"""What the path of a Markdown file says: its id, its language, its date, its own address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from builder.model.addresses import composed

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_ ](?=.)")
DATED_FOLDER = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})(?=/|$)")
SUFFIXES = (".md", ".markdown")
ROOMS_OF_POSTS = {"posts", "_posts"}
INDEX = {"index", "_index"}
DRAFTS = "_drafts"  # Jekyll keeps there what is not to be published
PARTS = {"_includes", "_layouts", "_data", "_sass", "node_modules"}  # pieces of pages, and nobody's page


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a file: *id* is its whole path without what only dates or translates it."""

    id: str
    lang: str  # empty: the site's first
    date: str
    section: bool  # an _index: a page even among posts
    among_posts: bool
    jekyll: bool  # _posts/2026-12-01-title.md, whose address is made of its date
    draft: bool  # in a folder of drafts


def is_markdown(path: str) -> bool:
    """Tell whether *path* is a Markdown file that can be a post or a page."""
    return path.lower().endswith(SUFFIXES) and not is_part(path)


def leads_out(written: str, folder: str = "") -> bool:
    """Tell whether a path, written in a file of *folder* or from the root, leads out of the project."""
    path = unquote(written)
    if "\\" in path or "\0" in path or path.startswith("~") or path[1:2] == ":":
        return True
    inside = posixpath.normpath(posixpath.join("" if path.startswith("/") else folder, path.lstrip("/")))
    return inside == ".." or inside.startswith("../")


def is_part(path: str) -> bool:
    """Tell whether *path* lies where generators keep the pieces of pages."""
    return not PARTS.isdisjoint(path.split("/"))


def name_of(path: str, languages: Iterable[str]) -> Name:
    """Read the path of a file below content/."""
    below = composed(path.removeprefix("content/").rpartition(".")[0])
    folder, _, last = below.rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    lang = suffix if dot and suffix in languages else ""
    last = stem if lang else last
    section = last == "_index" or (last == "index" and folder.rpartition("/")[2] in {"", *ROOMS_OF_POSTS})
    rooms = set(folder.split("/"))
    among, drafts, jekyll = bool(ROOMS_OF_POSTS & rooms), DRAFTS in rooms, "_posts" in rooms
    if last in INDEX:
        folder, _, last = folder.rpartition("/")
    dated = DATED.match(last)
    if dated:
        last = last[dated.end() :]
    id_ = f"{folder}/{last}" if folder else last
    date = dated[1] if dated else dated_folder(id_)
    return Name(id_, lang, date, section, among or drafts, jekyll and bool(dated), drafts)


def dated_folder(path: str) -> str:
    """Return the date of `2025/06/26/title`, or nothing."""
    found = DATED_FOLDER.search(path)
    return "-".join(found.groups()) if found else ""


def address_of(text: str) -> str:
    """Return a permalink as a path below the site's root, without slashes around; nothing where it would leave it."""
    try:
        path = unquote(urlsplit(text).path)
    except ValueError:  # a host in brackets that is none
        return ""
    parts = [part for part in path.split("/") if part not in {"", "."}]
    if ".." in parts or "\0" in path or "\\" in path:
        return ""
    return "/".join(parts) + ("/" if parts and not parts[-1].endswith((".html", ".htm")) else "")
