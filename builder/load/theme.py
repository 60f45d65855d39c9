"""The files of the theme: those that came with Dateline, and a project's own over them, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.load.tree import Folder, Tree

PACKAGE = Path(__file__).parent.parent
# in a wheel the theme is carried inside the package; in a checkout it stands beside it
CARRIED = PACKAGE / "carried" if (PACKAGE / "carried").is_dir() else PACKAGE.parent


def load_theme(tree: Tree) -> Mapping[str, bytes]:
    """Return every theme file by its path below theme/."""
    return {**came_along(), **_theme_of(tree)}


def came_along() -> Mapping[str, bytes]:
    """Return the files that came with Dateline, in the same way."""
    return _theme_of(Folder(CARRIED))


def _theme_of(tree: Tree) -> dict[str, bytes]:
    return {file.path.removeprefix("theme/"): tree.read(file.path) for file in tree.files("theme")}
