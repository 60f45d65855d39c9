"""content/**.md to documents, each read once: a file that did not change is remembered and not opened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import Any

from builder.load import markdown
from builder.load.bodies import BIGGEST, packed, read_body, too_big, unpacked
from builder.load.cover import cover_of
from builder.load.doubt import doubted
from builder.load.fields import (
    ADDRESS,
    ALIASES,
    AUTHORS,
    CATEGORIES,
    DATE,
    EXPIRES,
    KNOWN,
    LANGUAGE,
    ORDER,
    PARTS,
    PUBLISHED,
    SUMMARY,
    TAGS,
    UPDATED,
    Fields,
)
from builder.load.foreign import shown
from builder.load.front import Front, split
from builder.load.front import body_of as markdown_of
from builder.load.keys import keys_of
from builder.load.nikola import front_of
from builder.load.parts import parts_of, with_parts
from builder.load.paths import JEKYLL, Name, name_of
from builder.load.placing import placed, written_address
from builder.load.rows import problem_of, row_of
from builder.load.text import decode, spoken, turned
from builder.load.tree import File, Tree
from builder.model.memo import Known, Memo
from builder.model.post import Body, Document, Facts
from builder.model.problem import Location, Marks, Problem
from builder.workers import spread

MARKED = frozenset(("title", *SUMMARY, *PARTS, "guid", *DATE, "tags", "authors", *ADDRESS, "slug", *ALIASES))


@dataclass(frozen=True, slots=True)
class Found:
    """A file as read: the document, its place among the others, its problems, the keys nobody knows, and how often
    each kind of foreign markup is in it, with its first places.
    """

    document: Document
    name: Name
    problems: tuple[Problem, ...]
    unknown: Mapping[str, Location]
    foreign: Mapping[str, tuple[int, tuple[Location, ...]]]


def digest(data: bytes) -> str:
    """Return what stands for some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def load_documents(
    tree: Tree, files: Iterable[File], memo: Memo, languages: tuple[str, ...], metas: Mapping[str, File]
) -> list[Found]:
    """Read *files*, or remember them; *metas* are the files that hold what others have as their front matter."""
    stamped = (
        replace(file, stamp=f"{file.stamp} {metas[file.path].stamp}") if file.path in metas else file for file in files
    )
    known = {file: memo.get(file.path) for file in stamped}
    new = [file for file, one in known.items() if one is None or one.stamp != file.stamp]
    for file, one in zip(
        new, spread(lambda file: _known(tree, file, metas.get(file.path), known[file]), new), strict=True
    ):
        known[file] = one
        memo.put(file.path, one)
    found = ((file, one) for file, one in known.items() if one is not None)
    return [_found(json.loads(one.found), one.digest, file.path, tree, languages) for file, one in found]


def _known(tree: Tree, file: File, meta: File | None, before: Known | None) -> Known:
    """Open *file*; if only its stamp is new, what was found in it still holds."""
    data = tree.read(file.path)
    beside = tree.read(meta.path) if meta else b""
    mark = digest(data + beside)
    if before and before.digest == mark:
        return Known(file.stamp, mark, before.found)
    found = _read(file.path, data, (meta.path, beside) if meta else None)
    return Known(file.stamp, mark, json.dumps(found, ensure_ascii=False))


def _read(path: str, data: bytes, meta: tuple[str, bytes] | None = None) -> dict[str, Any]:
    """Read the bytes of a file to what JSON can hold: a function of them and of nothing else."""
    text, broken = decode(path, data, path) if len(data) <= BIGGEST else ("", too_big(path, len(data)))
    front = front_of(meta[0], decode(*meta)[0], text) if meta else split(path, text)
    if broken and broken.rule == "control-character":
        front, broken = _without(front, broken, text, data)
    keys, marks = keys_of(front, path)
    fields = Fields(keys, marks, spaced=JEKYLL in path.split("/"))
    body, first = shown(front.body), text.count("\n") - front.body.count("\n")
    read = read_body(path, body.text, 1 + first)
    cover = cover_of(fields, read.facts.links)
    parts = parts_of(fields)
    made = {**_fields(fields, path, read.heading), **cover.fields, "parts": parts}
    problems = (*front.problems, *fields.problems, *doubted(keys, marks), *read.problems)
    return {
        "fields": made,
        "facts": packed(replace(read.facts, links=with_parts(cover.links, parts), said=_said(front.body))),
        "titled": bool(read.heading) and made["title"] == read.heading,
        "marks": {key[0]: place for key, place in marks.at.items() if len(key) == 1 and key[0] in MARKED}
        | ({"image": marks.at[(cover.key,)]} if (cover.key,) in marks.at else {}),
        "marked": marks.path,
        "meta": [key for key in keys if key not in KNOWN or key == "extra"],
        "unknown": {key: _place_of(marks.key(key)) for key in keys if key not in KNOWN},
        "foreign": {kind: [count, [line + first for line in body.lines[kind]]] for kind, count in body.counts.items()},
        "problems": [row_of(problem) for problem in _told(path, data, broken, problems)],
    }


def _said(body: str) -> str:
    return digest(body.replace("\r\n", "\n").strip().encode("utf-8", "surrogatepass"))


def _without(front: Front, broken: Problem, text: str, data: bytes) -> tuple[Front, Problem]:
    """Leave out of a body what cannot be shown, and warn of it; in front matter, and in what is no text, it stands."""
    above = text.count("\n") - front.body.count("\n")
    if b"\0" in data or broken.at.line <= above:
        return front, broken
    body = decode("", spoken(front.body.encode()))[0]
    return replace(front, body=body), replace(broken, severity="warning")


def _told(path: str, data: bytes, broken: Problem | None, found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what was *found* in a file, unless it could not be read, and what is wrong with its bytes."""
    if broken is None or broken.severity != "error":
        yield from found
    yield from (problem for problem in (broken, turned(path, data, path)) if problem)


def _fields(fields: Fields, path: str, heading: str) -> dict[str, Any]:
    """Return what the keys of a file say; *heading* is its title where none of them does."""
    bars = (fields.date("publishDate"), *map(fields.day, PUBLISHED))  # Hugo shows nothing before it, and nor do we
    made = {
        "title": fields.text("title") or heading,
        "summary": fields.text(*SUMMARY),
        "date": max(fields.date(*DATE, below="created"), *bars),
        "updated": fields.date("date", *UPDATED, below="updated") if "updated" in _below(fields.keys, "date") else "",
        "expires": fields.date(*EXPIRES),
        "authors": fields.names(*AUTHORS),
        "tags": fields.names(*TAGS),
        "categories": fields.names(*CATEGORIES),
        "slug": fields.text("slug").strip("/"),
        "address": written_address(fields, path),
        "aliases": fields.names(*ALIASES),
        "guid": fields.text("guid"),
        "draft": fields.private() or fields.unmade(),
        "lang": fields.text(*LANGUAGE),
        "order": fields.text(*ORDER),
    }
    made["updated"] = made["updated"] or fields.date(*UPDATED)
    return made


def _below(keys: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = keys.get(key)
    return value if isinstance(value, dict) else {}


def _place_of(at: Location) -> tuple[int, int]:
    return at.line, at.column


def _found(found: dict[str, Any], mark: str, path: str, tree: Tree, languages: tuple[str, ...]) -> Found:
    fields = dict(found["fields"])
    name = name_of(path, languages)
    facts = unpacked(found["facts"])
    unknown = {key: Location(found["marked"], line, column) for key, (line, column) in found["unknown"].items()}
    foreign = {
        kind: (count, tuple(Location(path, line) for line in lines))
        for kind, (count, lines) in found["foreign"].items()
    }
    lang = fields.pop("lang")
    address = fields.pop("address")
    document = Document(
        path=path,
        id=name.id,
        name=name.id.rpartition("/")[2],
        lang=name.lang or (lang if lang in languages else languages[0]),
        body=body_of(tree, path, mark, facts, titled=found["titled"]),
        marks=Marks(found["marked"], {(key,): (line, column) for key, (line, column) in found["marks"].items()}),
        **_tuples(fields),
        meta=tuple(found["meta"]),
    )
    problems = tuple(problem_of(path, row) for row in found["problems"])
    document, more = placed(document, address, name)
    return Found(document, name, (*problems, *more), unknown, foreign)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}


def body_of(tree: Tree, path: str, mark: str, facts: Facts, *, titled: bool) -> Body:
    """Return the words of *path* as a value: read again when they are asked for."""
    text = partial(_text, tree, path)
    html = partial(_html, text, titled=titled, colours=True)
    plain = partial(_html, text, titled=titled, colours=False)
    places, source = partial(_places, tree, path), partial(_source, tree, path)
    return Body(f"{mark}{titled:d}", facts, text, html, plain, places, source)


def _source(tree: Tree, path: str) -> str:
    return decode(path, spoken(tree.read(path)))[0]


def _text(tree: Tree, path: str) -> str:
    return markdown_of(path, _source(tree, path))


def _places(tree: Tree, path: str) -> Mapping[str, tuple[int, int]]:
    text = _source(tree, path)
    body = markdown_of(path, text)
    above = text.count("\n") - body.count("\n")
    return {target: (line + above, column) for target, (line, column) in markdown.places(body).items()}


def _html(text: Callable[[], str], links: Mapping[str, str], *, titled: bool, colours: bool) -> str:
    return markdown.to_html(shown(text()).text, links, titled=titled, colours=colours)
