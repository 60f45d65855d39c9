"""What was found without being understood, a kind at a time for the whole site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from builder.load.documents import Found as File
from builder.load.fields import KNOWN
from builder.load.foreign import SEEN
from builder.load.paths import PARTS, ROOMS_OF_POSTS, dated_name
from builder.load.tree import File as Entry
from builder.model.problem import Location
from builder.model.project import Found, Source

MARKUPS = {
    ".rst": "reStructuredText",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org",
    ".ipynb": "Jupyter",
    ".mdx": "MDX",
    ".textile": "Textile",
    ".njk": "Nunjucks",
    ".liquid": "Liquid",
    ".hbs": "Handlebars",
    ".ejs": "EJS",
    ".pug": "Pug",
    ".haml": "Haml",
    ".txt": "plain text",  # only where it is a post
}
NEVER_ATTACHED = {".rst", ".adoc", ".asciidoc", ".org", ".mdx", ".textile"}
TEXT = ".txt"
PROGRAM = re.compile(r"\.11ty(?:data)?\.[cm]?[jt]s$")
PLACES = 3


def source_of(found: Iterable[File], files: Iterable[Entry]) -> Source:
    """Return what nobody understood of the Markdown that was read, and of the other *files*."""
    unknown: dict[str, list[Location]] = defaultdict(list)
    foreign: dict[str, list[tuple[int, tuple[Location, ...]]]] = defaultdict(list)
    for one in found:
        for key, at in one.unknown.items():
            unknown[key].append(at)
        for kind, known in one.foreign.items():
            foreign[kind].append(known)
    return Source(
        unknown_keys={key: tuple(places) for key, places in sorted(unknown.items())},
        known_keys=KNOWN,
        foreign={kind: _summed(kind, known) for kind, known in sorted(foreign.items())},
        unread=_unread([file.path for file in files]),
    )


def _summed(kind: str, known: list[tuple[int, tuple[Location, ...]]]) -> Found:
    places = sorted(place for _, some in known for place in some)[:PLACES]
    return Found(sum(count for count, _ in known), len(known), tuple(places), kind in SEEN)


def _unread(paths: list[str]) -> Mapping[str, Found]:
    """Return the files that their generator would have made posts or pages of, by the name of their markup."""
    described = {path.removesuffix(".meta") for path in paths if path.endswith(".meta")}
    kinds: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        kind = "JavaScript of Eleventy" if PROGRAM.search(path) else MARKUPS.get(_suffix(path), "")
        if not kind or PARTS & set(path.split("/")):
            continue
        if _suffix(path) != TEXT or path.removesuffix(TEXT) in described or _among_posts(path):
            kinds[kind].append(path)
    return {kind: _of(sorted(some)) for kind, some in sorted(kinds.items())}


def _of(paths: list[str]) -> Found:
    among = [path for path in paths if _among_posts(path)]
    first = tuple(Location(path) for path in (among or paths)[:PLACES])
    return Found(len(paths), len(paths), first, seen=bool(among) or _suffix(paths[0]) in NEVER_ATTACHED)


def _among_posts(path: str) -> bool:
    return bool(ROOMS_OF_POSTS & set(path.split("/"))) or bool(dated_name(path.rpartition("/")[2])[0])


def _suffix(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()
