"""What a project's mkdocs.yml says that Dateline has to know without MkDocs."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from builder.load.text import decode, place
from builder.load.tree import Tree
from builder.load.yaml import read
from builder.model.problem import Location, Problem

PATH = "mkdocs.yml"
OURS = "dateline"
CONTENT = "content"
DOCS_DIR = re.compile(r"^docs_dir:[ \t]*(['\"]?)([^'\"#\n]*?)\1[ \t]*(?:#.*)?$", re.MULTILINE)
# MkDocs' reader makes objects of these; `!!python/name:`, which only names one, is what its extensions ask for
RUNNING = re.compile(r"(?:!!|tag:yaml\.org,2002:)python/(?:object|module)[^\s]*")
ELSEWHERE = "docs"  # what MkDocs reads if docs_dir is not written


@dataclass(frozen=True, slots=True)
class MkDocsFile:
    """*named*: Dateline is among its plugins. *alone*: nothing but Dateline decides what becomes of a page."""

    named: bool = False
    alone: bool = True
    docs_dir: str = CONTENT
    at: Location = Location(PATH)  # noqa: RUF009 - frozen


def mkdocs_file(tree: Tree, path: str = PATH) -> MkDocsFile:
    """Read mkdocs.yml; without one, or with one that is for something else, Dateline goes by its own."""
    if not tree.has(path):
        return MkDocsFile()
    text, _ = decode(path, tree.read(path))
    found = DOCS_DIR.search(text)
    at = Location(path, text.count("\n", 0, found.start()) + 1) if found else Location(path)
    docs_dir = posixpath.normpath(found[2]) if found else ELSEWHERE
    document = read(path, text)
    keys = document.value if isinstance(document.value, dict) else {}
    if document.problems or "INHERIT" in keys:  # tags, which Dateline does not read; a file that it does not know
        return MkDocsFile(named=OURS in text, alone=False, docs_dir=docs_dir if found else CONTENT, at=at)
    plugins = _names(keys.get("plugins"))
    if OURS not in plugins:
        return MkDocsFile(docs_dir=docs_dir, at=at)
    return MkDocsFile(named=True, alone=plugins == {OURS} and not keys.get("hooks"), docs_dir=docs_dir, at=at)


def pages_elsewhere(tree: Tree, path: str = PATH) -> tuple[Problem, ...]:
    """Tell of pages that MkDocs would read and Dateline does not: an error if mkdocs.yml is for Dateline."""
    file = mkdocs_file(tree, path)
    if file.docs_dir == CONTENT or not tree.has(path) or not any(True for _ in tree.files(file.docs_dir)):
        return ()
    if not file.named and any(True for _ in tree.files(CONTENT)):
        return ()  # the pages of MkDocs and those of Dateline are two things
    message = f"Dateline reads {CONTENT}/, and nothing of {file.docs_dir}/ would be published"
    hint = f"set `docs_dir: {CONTENT}` and move what is in {file.docs_dir}/ there"
    return (Problem(file.at, "mkdocs", message, hint, severity="error" if file.named else "warning"),)


def programs_in(tree: Tree, path: str = PATH) -> tuple[Problem, ...]:
    """Tell of a tag that would run something by being read, as no setting of MkDocs needs."""
    if not mkdocs_file(tree, path).named:
        return ()
    text, _ = decode(path, tree.read(path))
    found = RUNNING.search(text)
    if found is None:
        return ()
    message = f"the tag {found[0][:60]} would run a program as soon as this file is read"
    return (Problem(place(path, text, found.start()), "mkdocs", message, "take it out; a hook is a file of its own"),)


def _names(plugins: object) -> set[str]:
    """Return the names of a list or mapping of plugins, as MkDocs takes them."""
    items = plugins if isinstance(plugins, list) else [plugins]
    return {name.strip("/") for item in items for name in (item if isinstance(item, dict) else {str(item or "")})}
