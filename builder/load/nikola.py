"""Nikola's way of two files: the words in post.md, what is known of them in post.meta."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.load.front import Front
from builder.load.metadata import metadata_of
from builder.load.paths import is_markdown
from builder.load.tree import File
from builder.load.yaml import Value
from builder.model.problem import Key, Marks

# before version 7.8 a value a line, in this order
LINES = ("title", "slug", "date", "tags", "link", "description", "type")


def metas_of(files: Iterable[File]) -> Mapping[str, File]:
    """Return each Markdown file that has a .meta beside it, with that."""
    found = {file.path.removesuffix(".meta"): file for file in files if file.path.endswith(".meta")}
    if not found:
        return {}
    texts = (file.path for file in files if is_markdown(file.path))
    return {path: found[stem] for path in texts if (stem := path.rpartition(".")[0]) in found}


def front_of(path: str, meta: str, body: str) -> Front:
    """Return *body* with what the .meta file at *path* says."""
    if found := metadata_of(meta):
        return Front(dict(found.keys), Marks(path, found.marks, found.marks), body)
    values = [(number, line.strip()) for number, line in enumerate(meta.split("\n"), start=1)]
    keys: dict[str, Value] = {}
    at: dict[tuple[Key, ...], tuple[int, int]] = {}
    for key, (number, words) in zip(LINES, values, strict=False):
        if words:
            keys[key], at[(key,)] = words, (number, 1)
    return Front(keys, Marks(path, at, at), body)
