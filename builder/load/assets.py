"""The files of content/ that are no Markdown: which of them pages may show, and what is to be told of the others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html import unescape
from itertools import chain
from urllib.parse import unquote

from builder.load.formats.film import SUFFIXES
from builder.load.kinds import HTML, PICTURES, PUBLISHED, RUN, SHOWN, SOUND, UNSHOWN_PICTURES, suffix_of
from builder.load.paths import is_part
from builder.load.pictures import asset_of, look_at, too_large
from builder.load.sounds import sound_of
from builder.load.strays import same
from builder.load.tree import File, Tree
from builder.model.memo import Known, Memo
from builder.model.nearest import nearest
from builder.model.problem import Location, Problem
from builder.model.project import Asset
from builder.workers import spread

LONGEST_PAGE = 1_000_000  # bytes
COMPARED = 50  # files that nothing leads to; of more it is no slip
ALIKE = 0.8
LOOKED_AT = PICTURES | SUFFIXES
NAMED = re.compile(r"\b(?:href|src|poster)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


@dataclass(slots=True)
class Assets:
    """Files by their paths, those that nothing leads to, and the problems of them."""

    known: dict[str, Asset] = field(default_factory=dict)
    unshown: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


def load_assets(tree: Tree, files: Sequence[File], links: Iterable[str], memo: Memo, *, html: bool) -> Assets:
    """Return the assets among *files*, opening only what is called as one of *links*. *html*: raw pages are public."""
    found = Assets()
    pages = [file for file in files if suffix_of(file.path) in HTML and not is_part(file.path)]
    if pages and not html:
        found.problems.append(_unpublished(pages))
    shows = {page.path: _named(tree, page) for page in pages if html}
    wanted = {last_of(link) for link in chain(links, *shows.values())}
    linked = [file for file in files if file.path in shows or same(file.path.rpartition("/")[2]) in wanted]
    found.unshown = _unshown(files, {file.path for file in linked}, wanted)
    pictures = [file for file in linked if suffix_of(file.path) in LOOKED_AT]
    for file, known in zip(pictures, _known(tree, pictures, memo), strict=True):
        asset, problems = asset_of(tree, file, known)
        found.problems += problems
        # one that cannot be published stays known, so that a link to it is no second problem
        found.known[file.path] = asset or _plain(tree, file)
    for file in linked:
        suffix = suffix_of(file.path)
        if suffix in SOUND:
            found.known[file.path], problem = sound_of(tree, file, memo)
            found.problems += [problem] if problem else []
        elif suffix in PUBLISHED - LOOKED_AT or (html and suffix in RUN):
            found.known[file.path] = replace(_plain(tree, file), shows=shows.get(file.path))
        if problem := _wrong(file, suffix, html=html):
            found.problems.append(problem)
    return found


def _unshown(files: Sequence[File], linked: Collection[str], wanted: Collection[str]) -> tuple[str, ...]:
    """Return the files for readers that nothing leads to, but not those that a slip in a link was meant for."""
    left = [file.path for file in files if file.path not in linked and suffix_of(file.path) in SHOWN]
    left = [path for path in left if not is_part(path)]
    if not left or len(left) > COMPARED:
        return tuple(left)
    missing = set(wanted) - {same(file.path.rpartition("/")[2]) for file in files}
    return tuple(path for path in left if not nearest(same(path.rpartition("/")[2]), missing, ALIKE))


def last_of(link: str) -> str:
    """Return the name of the file that a link leads to, however it is written."""
    return same(unquote(link.partition("#")[0].partition("?")[0]).rpartition("/")[2])


def _known(tree: Tree, files: Sequence[File], memo: Memo) -> list[Known]:
    """Look at pictures, or remember them."""
    found = {file: memo.get(file.path) for file in files}
    new = [file for file, known in found.items() if known is None or known.stamp != file.stamp]
    for file, known in zip(new, spread(lambda file: look_at(tree, file, found[file]), new), strict=True):
        found[file] = known
        memo.put(file.path, known)
    return [known for known in found.values() if known is not None]


def _plain(tree: Tree, file: File) -> Asset:
    return Asset(file.path, file.stamp, partial(tree.read, file.path))


def _wrong(file: File, suffix: str, *, html: bool) -> Problem | None:
    """Return why a file that a page leads to is not published."""
    if suffix in LOOKED_AT or (suffix in HTML and not html):  # told already
        return None
    if suffix not in PUBLISHED and not (html and suffix in RUN):
        return _unknown(file, suffix)
    return too_large(file)


def _unknown(file: File, suffix: str) -> Problem:
    if suffix in UNSHOWN_PICTURES:
        message = f"browsers do not show pictures of the kind .{suffix}, so this one is not published"
        return Problem(Location(file.path), "file-kind", message, "save it as JPEG or PNG", "warning", file.path)
    what = f"of the kind .{suffix}" if suffix else "without an ending"
    message = f"files {what} are not published, and a page leads to this one"
    return Problem(Location(file.path), "file-kind", message, "pack it into a .zip", "warning", file.path)


def _unpublished(pages: list[File]) -> Problem:
    count = "1 raw HTML file is" if len(pages) == 1 else f"{len(pages)} raw HTML files are"
    message = f"{count} not published: {'it' if len(pages) == 1 else 'they'} may hold scripts"
    hint = "write `html_files: publish` under `site:` in calendar.yaml if all of them may be public as they are"
    return Problem(Location(pages[0].path), "html-file", message, hint, "warning", pages[0].path)


def _named(tree: Tree, page: File) -> tuple[str, ...]:
    """Return what raw HTML names: it is published too, under its own name."""
    found = NAMED.findall(tree.read(page.path, LONGEST_PAGE).decode("utf-8", "replace"))
    return tuple(dict.fromkeys(map(unescape, found)))
