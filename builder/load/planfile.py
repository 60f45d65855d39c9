"""A file of the plan, read: its bytes are text, its text is YAML, and what cannot be seen in it is told."""

from __future__ import annotations

from dataclasses import replace

from builder.load.text import decode, turned
from builder.load.tree import Tree
from builder.load.yaml import Read, read
from builder.model.problem import Marks


def read_file(tree: Tree, path: str) -> tuple[Read, str]:
    """Return what stands in *path*, and its text, which may be of use also where it cannot be read."""
    data = tree.read(path)
    text, broken = decode(path, data)
    if broken:
        return Read(None, Marks(path), (broken,)), text
    found, hidden = read(path, text), turned(path, data)
    return (replace(found, problems=(*found.problems, hidden)) if hidden else found), text
