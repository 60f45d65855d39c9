"""A file of the plan, read: its bytes are text, its text is YAML, and what cannot be seen in it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builder.load.text import decode, turned
from builder.load.tree import Tree
from builder.load.yaml import Read, read
from builder.model.problem import Location, Marks, Problem


def read_file(tree: Tree, path: str) -> tuple[Read, str]:
    """Return what stands in *path*, and its text, which may be of use also where it cannot be read."""
    data = tree.read(path)
    text, broken = decode(path, data)
    if broken:
        return Read(None, Marks(path), (broken,)), text
    found, hidden = read(path, text), turned(path, data)
    return (replace(found, problems=(*found.problems, hidden)) if hidden else found), text


def misnamed(tree: Tree, path: str, names: Iterable[str], what: str) -> tuple[Problem, ...]:
    """Tell of files that were probably meant to be *path*, where there is none; *what* is it that nobody then reads."""
    message = f"{what} written in {path}, and not in {{}}"
    hint = f"rename it to {path}"
    return tuple(Problem(Location(name), "unknown-key", message.format(name), hint) for name in names if tree.has(name))
