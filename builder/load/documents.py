"""content/**.md to documents, each read once: a file that did not change is remembered and not opened."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import Any

from builder.load import markdown
from builder.load.cover import cover_of
from builder.load.doubt import doubted
from builder.load.fields import (
    ADDRESS,
    ALIASES,
    AUTHORS,
    DATE,
    EXPIRES,
    KNOWN,
    LANGUAGE,
    ORDER,
    SUMMARY,
    TAGS,
    UPDATED,
    Fields,
)
from builder.load.front import Front, split
from builder.load.front import body_of as markdown_of
from builder.load.paths import Name, address_of, dated_folder, name_of
from builder.load.text import decode, spoken, turned
from builder.load.tree import File, Tree
from builder.model.memo import Known, Memo
from builder.model.post import Body, Document, Facts
from builder.model.problem import Location, Marks, Problem, Splice
from builder.model.views import Heading
from builder.workers import spread

MARKED = ("title", *DATE, "tags", "authors", *ADDRESS, "slug")


@dataclass(frozen=True, slots=True)
class Found:
    """A file as read: the document, its place among the others, its problems and the keys nobody knows."""

    document: Document
    name: Name
    problems: tuple[Problem, ...]
    unknown: Mapping[str, Location]


def digest(data: bytes) -> str:
    """Return what stands for some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def load_documents(tree: Tree, files: Iterable[File], memo: Memo, languages: tuple[str, ...]) -> list[Found]:
    """Read *files*, or remember them."""
    known = {file: memo.get(file.path) for file in files}
    new = [file for file, one in known.items() if one is None or one.stamp != file.stamp]
    for file, one in zip(new, spread(lambda file: _known(tree, file, known[file]), new), strict=True):
        known[file] = one
        memo.put(file.path, one)
    found = ((file, one) for file, one in known.items() if one is not None)
    return [_found(json.loads(one.found), one.digest, file.path, tree, languages) for file, one in found]


def _known(tree: Tree, file: File, before: Known | None) -> Known:
    """Open *file*; if only its stamp is new, what was found in it still holds."""
    data = tree.read(file.path)
    mark = digest(data)
    if before and before.digest == mark:
        return Known(file.stamp, mark, before.found)
    return Known(file.stamp, mark, json.dumps(_read(file.path, data), ensure_ascii=False))


def _read(path: str, data: bytes) -> dict[str, Any]:
    """Read the bytes of a file to what JSON can hold: a function of them and of nothing else."""
    text, broken = decode(path, data, path)
    front = split(path, text)
    if broken and broken.rule == "control-character":
        front, broken = _without(front, broken, text, data)
    fields = Fields(_flat(front.keys), front.marks)
    facts, heading = markdown.facts(front.body)
    title = fields.text("title")
    cover = cover_of(fields)
    links = cover.with_it(facts.links)
    made = {
        "title": title or heading,
        "summary": fields.text(*SUMMARY),
        "date": max(fields.date(*DATE, below="created"), fields.date("publishDate")),  # Hugo shows nothing before it
        "updated": fields.date("date", *UPDATED, below="updated") if "updated" in _below(front.keys, "date") else "",
        "expires": fields.date(*EXPIRES),
        "authors": fields.names(*AUTHORS),
        "tags": fields.names(*TAGS),
        "slug": fields.text("slug").strip("/"),
        "address": fields.text(*ADDRESS),
        "aliases": fields.names(*ALIASES),
        "guid": fields.text("guid"),
        "draft": fields.private(),
        "lang": fields.text(*LANGUAGE),
        "order": fields.text(*ORDER),
        **cover.fields(facts.links),
    }
    made["updated"] = made["updated"] or fields.date(*UPDATED)
    if not made["date"] and isinstance(front.keys.get("published"), str):
        made["date"] = _date_or_nothing(str(front.keys["published"]))
    return {
        "fields": made,
        "facts": [facts.words, facts.opening, [(h.level, h.id, h.text) for h in facts.headings], links],
        "titled": bool(heading) and (not title or title == heading),
        "marks": {key: front.marks.at[(key,)] for key in MARKED if (key,) in front.marks.at},
        "unknown": {key: _place_of(front.marks.key(key)) for key in front.keys if key not in KNOWN},
        "problems": [_packed(problem) for problem in _problems(path, data, broken, front, fields)],
    }


def _without(front: Front, broken: Problem, text: str, data: bytes) -> tuple[Front, Problem]:
    """Leave out of a body what cannot be shown, and warn of it; in front matter, and in what is no text, it stands."""
    above = text.count("\n") - front.body.count("\n")
    if b"\0" in data or broken.at.line <= above:
        return front, broken
    body = decode("", spoken(front.body.encode()))[0]
    return replace(front, body=body), replace(broken, severity="warning")


def _problems(path: str, data: bytes, broken: Problem | None, front: Front, fields: Fields) -> Iterator[Problem]:
    if broken is None or broken.severity != "error":
        yield from (*front.problems, *fields.problems, *doubted(front.keys, front.marks))
    yield from (found for found in (broken, turned(path, data, path)) if found)


def _flat(keys: Mapping[str, Any]) -> dict[str, Any]:
    """Lift Zola's [taxonomies] to where everyone else has them."""
    taxonomies = keys.get("taxonomies")
    return {**(taxonomies if isinstance(taxonomies, dict) else {}), **keys}


def _below(keys: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = keys.get(key)
    return value if isinstance(value, dict) else {}


def _date_or_nothing(text: str) -> str:
    fields = Fields({"date": text}, Marks(""))
    return fields.date("date")


def _place_of(at: Location) -> tuple[int, int]:
    return at.line, at.column


def _packed(problem: Problem) -> list[Any]:
    fix = problem.fix
    return [
        *(problem.at.line, problem.at.column, problem.rule, problem.message, problem.hint, problem.severity),
        [fix.at.line, fix.at.column, fix.old, fix.new] if fix else None,
    ]


def _unpacked(path: str, packed: list[Any]) -> Problem:
    line, column, rule, message, hint, severity, fix = packed
    mend = Splice(Location(path, fix[0], fix[1]), fix[2], fix[3]) if fix else None
    return Problem(Location(path, line, column), rule, message, hint, severity, path, mend)


def _found(found: dict[str, Any], mark: str, path: str, tree: Tree, languages: tuple[str, ...]) -> Found:
    fields = dict(found["fields"])
    name = name_of(path, languages)
    words, opening, headings, links = found["facts"]
    facts = Facts(words, opening, tuple(Heading(*heading) for heading in headings), tuple(links))
    unknown = {key: Location(path, line, column) for key, (line, column) in found["unknown"].items()}
    lang = fields.pop("lang")
    address = fields.pop("address")
    document = Document(
        path=path,
        id=name.id,
        lang=name.lang or (lang if lang in languages else languages[0]),
        body=body_of(tree, path, mark, facts, titled=found["titled"]),
        marks=Marks(path, {(key,): (line, column) for key, (line, column) in found["marks"].items()}),
        **_tuples(fields),
        meta=tuple(unknown),
    )
    problems = tuple(_unpacked(path, packed) for packed in found["problems"])
    document, more = _placed(document, address, name)
    return Found(document, name, (*problems, *more), unknown)


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}


def _placed(document: Document, address: str, name: Name) -> tuple[Document, tuple[Problem, ...]]:
    """Give a document the date and the address that its path or permalink implies."""
    own = address_of(address) if address else ""
    if address and not own and address.strip("/"):
        at = next((document.marks.of(key) for key in ADDRESS if (key,) in document.marks.at), document.at)
        message = f"the address “{address}” leads out of the site"
        hint = "write it from the site's root and without .. or \\, like `/2026/12/stuck-screw/`"
        problem = Problem(at, "path-escapes", message, hint, about=document.path)
        return document, (problem,)
    date = document.date or name.date or dated_folder(own.rstrip("/"))
    return replace(document, date=date, address=own, draft=document.draft or name.draft), ()


def body_of(tree: Tree, path: str, mark: str, facts: Facts, *, titled: bool) -> Body:
    """Return the words of *path* as a value: read again when they are asked for."""
    text = partial(_text, tree, path)
    html = partial(_html, text, titled=titled, colours=True)
    plain = partial(_html, text, titled=titled, colours=False)
    return Body(f"{mark}{titled:d}", facts, text, html, plain)


def _text(tree: Tree, path: str) -> str:
    return markdown_of(path, decode(path, spoken(tree.read(path)))[0])


def _html(text: Callable[[], str], links: Mapping[str, str], *, titled: bool, colours: bool) -> str:
    return markdown.to_html(text(), links, titled=titled, colours=colours)
