"""What `serve` watches beside MkDocs' own folder: the plan and the theme, also folders that are made only later."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDERS = ("calendar", "questions", "results", "theme", "content")


def watch(server: Any, root: Path, more: Iterable[str]) -> None:  # noqa: ANN401 - MkDocs' server; only plugin.py knows it
    """Build again when a file of the root or of its folders changes; *more* are folders that the plan names."""
    server.watch(str(root), recursive=False)  # not calendar.yaml: what watches one file loses it when it is replaced
    for name in {*FOLDERS, *more}:
        if (root / name).is_dir():
            server.watch(str(root / name))
    server.observer.schedule(_NewFolders(server), str(root), recursive=False)


class _NewFolders:
    """What the observer calls: a folder that was not there before is watched from then on."""

    def __init__(self, server: Any) -> None:  # noqa: ANN401 - as above
        self._server = server

    def dispatch(self, event: Any) -> None:  # noqa: ANN401 - an event of MkDocs' own observer
        # a new folder often has the number of one that has just gone, and is then told as that one, moved
        folder = Path(str(getattr(event, "dest_path", "") or event.src_path))
        if event.event_type not in {"created", "moved"} or folder.name not in FOLDERS or not folder.is_dir():
            return
        with suppress(KeyError):  # one of this name was watched, and what watched it went with it
            self._server.unwatch(str(folder))
        self._server.watch(str(folder))
        with self._server._rebuild_cond:  # noqa: SLF001 - a folder alone builds nothing, and there is no other way in
            self._server._want_rebuild = True  # noqa: SLF001
            self._server._rebuild_cond.notify_all()  # noqa: SLF001
