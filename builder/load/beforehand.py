"""A folder as it will be: with files that are not written yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder.load.tree import File, Folder, Look


@dataclass(frozen=True, slots=True)
class Beforehand(Folder):
    """A folder in which the files of *coming* stand as well; nothing stands in their place yet."""

    coming: Mapping[str, bytes] = field(default_factory=dict)

    def look(self, folder: str) -> Look:
        there = Folder.look(self, folder)
        new = (File(path, "", len(data)) for path, data in self.coming.items() if path.startswith(f"{folder}/"))
        return replace(there, files=tuple(sorted((*there.files, *new))))

    def has(self, path: str) -> bool:
        return path in self.coming or Folder.has(self, path)

    def read(self, path: str, most: int = -1) -> bytes:
        data = self.coming.get(path)
        return Folder.read(self, path, most) if data is None else data[:most] if most >= 0 else data
