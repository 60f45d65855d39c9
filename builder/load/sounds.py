"""How long a recording is. The only file that knows mutagen."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from io import BytesIO

from builder.load.tree import File, Tree
from builder.model.memo import Known, Memo
from builder.model.problem import Location, Problem
from builder.model.project import Asset

LONGEST = 100 * 3600  # seconds; what says more says nothing


def sound_of(tree: Tree, file: File, memo: Memo) -> tuple[Asset, Problem | None]:
    """Return a recording with its bytes and seconds; a problem if nothing in it tells how long it is."""
    known = memo.get(file.path)
    if known is None or known.stamp != file.stamp:
        data = tree.read(file.path)
        known = Known(file.stamp, "", json.dumps([len(data), seconds_of(data)]))
        memo.put(file.path, known)
    size, seconds = json.loads(known.found)
    asset = replace(Asset(file.path, file.stamp, partial(tree.read, file.path)), size=size, seconds=seconds)
    return asset, None if seconds else _unknown(file.path)


def seconds_of(data: bytes) -> int:
    """Return the length of a recording in whole seconds, one at the least; 0 if it is none that can be read."""
    import mutagen  # noqa: PLC0415 - only few projects have recordings

    try:
        found = mutagen.File(BytesIO(data))
        length = float(found.info.length) if found is not None else 0.0
    except Exception:  # noqa: BLE001 - whatever stands in the file, it is one that cannot be read
        return 0
    return max(1, round(length)) if 0 < length < LONGEST else 0


def _unknown(path: str) -> Problem:
    message = "this recording does not tell how long it is: it may be broken, or no sound at all"
    hint = "listen to it, and save it again as MP3 or M4A"
    return Problem(Location(path), "broken-sound", message, hint, "warning", path)
