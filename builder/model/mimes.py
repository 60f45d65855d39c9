"""Media types by the endings of files: Python's own list hangs on the machine, and with it bytes would."""

from __future__ import annotations

PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "jpe": "image/jpeg", "jfif": "image/jpeg", "png": "image/png"}
PICTURES |= {"gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml"}
# as podcast programs know them
SOUNDS = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "aac": "audio/aac", "ogg": "audio/ogg", "oga": "audio/ogg"}
SOUNDS |= {"opus": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav"}


def ending_of(address: str) -> str:
    """Return the ending of a path or a web address, in small letters and without its dot."""
    return address.partition("#")[0].partition("?")[0].rpartition("/")[2].rpartition(".")[2].lower()
