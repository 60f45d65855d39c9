"""What the path of a Markdown file says: its id, its language, its date, its own address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from builder.load.grammars.days import YEARS
from builder.model.addresses import composed

DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[-_ ](?=.)")
DATED_FOLDER = re.compile(r"(?:^|/)(\d{4})/(\d{2})/(\d{2})(?=/|$)")
SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
JEKYLL = "_posts"
ROOMS_OF_POSTS = {"posts", JEKYLL}
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
    spelled = _spelled(tuple(languages))
    below = composed(path.removeprefix("content/").rpartition(".")[0])
    top, slash, rest = below.partition("/")
    lang = spelled.get(top.lower(), "") if slash else ""  # Hugo's content/de/posts/…
    folder, _, last = (rest if lang else below).rpartition("/")
    stem, dot, suffix = last.rpartition(".")
    if dot and suffix.lower() in spelled:
        lang, last = spelled[suffix.lower()], stem
    above = folder.rpartition("/")[2]
    section = last.partition(".")[0] == "_index" or (last == "index" and above in {"", *ROOMS_OF_POSTS})
    rooms = set(folder.split("/"))
    among, drafts = bool(ROOMS_OF_POSTS & rooms), DRAFTS in rooms
    if last in INDEX:
        folder, _, last = folder.rpartition("/")
    day, last = dated_name(last)
    id_ = f"{folder}/{last}" if folder else last
    return Name(id_, lang, day or dated_folder(id_), section, among or drafts, drafts)


@lru_cache(maxsize=8)
def _spelled(languages: tuple[str, ...]) -> dict[str, str]:
    return {lang.lower(): lang for lang in languages}


def dated_name(last: str) -> tuple[str, str]:
    """Return the date that a file's name begins with, or nothing, and the name without it."""
    found = DATED.match(last)
    day = _day(found) if found else ""
    return (day, last[found.end() :]) if found and day else ("", last)


def dated_folder(path: str) -> str:
    """Return the date of `2025/06/26/title`, or nothing."""
    found = DATED_FOLDER.search(path)
    return _day(found) if found else ""


def _day(found: re.Match[str]) -> str:
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day).isoformat() if year in YEARS else ""
    except ValueError:
        return ""


def address_of(text: str) -> str:
    """Return a permalink as a path below the site's root, without slashes around; nothing where it would leave it."""
    try:
        path = unquote(urlsplit(text).path)
    except ValueError:  # a host in brackets that is none
        return ""
    parts = [part for part in path.split("/") if part not in {"", "."}]
    if parts and parts[-1] in {"index.html", "index.htm"}:
        parts.pop()
    if ".." in parts or "\0" in path or "\\" in path:
        return ""
    return "/".join(parts) + ("/" if parts and not parts[-1].endswith((".html", ".htm", ":output_ext")) else "")
