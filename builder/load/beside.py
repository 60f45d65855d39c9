"""What stands beside posts and speaks of them: Eleventy's data of a folder, Nikola's post.meta, lists of authors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from builder.load.documents import Found
from builder.load.text import decode
from builder.load.tree import File, Tree
from builder.load.yaml import read
from builder.model.post import Document
from builder.model.problem import Location, Problem

HIDDEN = ".authors.yml"  # MkDocs Material's: the one file with a dot that is read
LISTED = "authors.yml"  # Docusaurus'
COLLECTIONS = {"all", "nav", "post", "posts"}  # what Eleventy's own starter takes for no subjects
YES = {"true", "yes"}


@dataclass(slots=True)
class Beside:
    """Data by folder, each with its file; the names of authors by the folder they hold for; the problems of both."""

    folders: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    authors: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def applied(self, found: list[Found], people: Iterable[str]) -> list[Found]:
        """Return *found* with what their folders say, and with the names of authors who are not among *people*."""
        if not self.folders and not self.authors:
            return found
        return [replace(one, document=self._applied(one.document, people)) for one in found]

    def _applied(self, document: Document, people: Iterable[str]) -> Document:
        if self.folders:
            document = self._of_folders(document)
        if self.authors and document.authors:
            document = self._named(document, people)
        return document

    def _of_folders(self, document: Document) -> Document:
        parts = document.path.split("/")[:-1]
        for depth in range(len(parts), 0, -1):
            name, data = self.folders.get("/".join(parts[:depth]), ("", {}))
            if not data:
                continue
            tags = [tag for tag in _texts(data.get("tags")) if tag not in {*COLLECTIONS, name}]
            document = replace(
                document,
                tags=tuple(dict.fromkeys((*document.tags, *tags))),
                authors=document.authors or _texts(data.get("authors", data.get("author"))),
                draft=document.draft or (_unmade(data) and not document.address),
            )
        return document

    def _named(self, document: Document, people: Iterable[str]) -> Document:
        """Replace the id of an author by the name; people of the plan are named there."""
        names: dict[str, str] = {}
        for folder in sorted(self.authors, key=len):
            if document.path.startswith(f"{folder}/"):
                names |= self.authors[folder]
        authors = tuple(id_ if id_ in people else names.get(id_, id_) for id_ in document.authors)
        return replace(document, authors=authors) if authors != document.authors else document


def look_beside(tree: Tree, files: Iterable[File]) -> Beside:
    """Read what stands beside the posts among *files*."""
    beside = Beside()
    rooms = {"content"}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        if name.endswith(".json") and name.removesuffix(".json").removesuffix(".11tydata") == folder.rpartition("/")[2]:
            _folder_data(tree, file.path, folder, beside)
        elif name == LISTED:
            _authors(tree, folder, file.path, beside)
        elif "posts/" in file.path:
            rooms.add(file.path.partition("/posts/")[0])
    for room in sorted(rooms):
        if tree.has(f"{room}/{HIDDEN}"):
            _authors(tree, room, f"{room}/{HIDDEN}", beside)
    return beside


def _folder_data(tree: Tree, path: str, folder: str, beside: Beside) -> None:
    text, broken = decode(path, tree.read(path), path)
    try:
        data = json.loads(text) if broken is None else {}
    except (json.JSONDecodeError, RecursionError) as error:
        at = Location(path, getattr(error, "lineno", 1), getattr(error, "colno", 1))
        hint = "mend it, or delete it if no post needs it"
        beside.problems.append(Problem(at, "yaml-syntax", "this JSON cannot be read", hint, "warning", path))
        return
    if isinstance(data, dict):
        name = folder.rpartition("/")[2]
        before = beside.folders.get(folder, (name, {}))[1]
        beside.folders[folder] = (name, {**before, **data})


def _authors(tree: Tree, folder: str, path: str, beside: Beside) -> None:
    text, broken = decode(path, tree.read(path), path)
    found = read(path, text) if broken is None else None
    problems = found.problems if found else (broken,)
    beside.problems += [replace(problem, severity="warning", about=path) for problem in problems if problem]
    value = found.value if found else None
    if isinstance(value, dict):
        listed = value.get("authors")
        named = listed if isinstance(listed, dict) else value
        beside.authors[folder] = {**beside.authors.get(folder, {}), **dict(_names(named))}


def _names(authors: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for id_, about in authors.items():
        name = about.get("name") if isinstance(about, dict) else about
        if isinstance(name, str) and name.strip():
            yield id_, " ".join(name.split())


def _texts(value: object) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else [value]
    return tuple(text.strip() for text in texts if isinstance(text, str) and text.strip())


def _unmade(data: Mapping[str, Any]) -> bool:
    return data.get("permalink") is False or data.get("draft") is True or str(data.get("draft")).lower() in YES
