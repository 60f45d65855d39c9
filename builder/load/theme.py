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
    found: dict[str, bytes] = {}
    for source in (Folder(CARRIED), tree):
        found |= {file.path.removeprefix("theme/"): source.read(file.path) for file in source.files("theme")}
    return found
