"""What a record may be made of, whatever its lexicon, and the bytes and the CID that it has on the network."""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterator
from typing import Any

from atproto.strings import is_cid


def is_data(value: object) -> bool:
    """Tell whether a whole record is data: an object, of texts, whole numbers, bytes, links and blobs."""
    return isinstance(value, dict) and _is_node(value)


def _is_node(value: object) -> bool:
    if isinstance(value, float):
        return value.is_integer()
    if isinstance(value, list):
        return all(map(_is_node, value))
    return not isinstance(value, dict) or _is_object(value)


def _is_object(value: dict[str, object]) -> bool:
    if "$link" in value:
        return is_link(value)
    if "$bytes" in value:
        return is_bytes(value)
    if value.get("$type") == "blob":
        return is_blob(value)
    typed = "$type" not in value or (isinstance(value["$type"], str) and value["$type"] != "")
    return typed and all(map(_is_node, value.values()))


def is_link(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"$link"} and _text(value["$link"]) and is_cid(value["$link"])


def is_bytes(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"$bytes"} and _text(value["$bytes"]) and _holds(value["$bytes"])


def is_blob(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"$type", "ref", "mimeType", "size"}
        and value["$type"] == "blob"
        and is_link(value["ref"])
        and _text(value["mimeType"])
        and type(value["size"]) is int
        and value["size"] >= 0
    )


def bytes_of(value: dict[str, str]) -> bytes:
    text = value["$bytes"]
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def cbor(value: Any) -> Iterator[bytes]:  # noqa: ANN401 - JSON is anything
    """Yield *value* in DRISL, the one form of CBOR that the network hashes: keys by length, then by their bytes."""
    if value is None or isinstance(value, bool):
        yield {False: b"\xf4", True: b"\xf5", None: b"\xf6"}[value]
    elif isinstance(value, int):
        yield _head(0, value) if value >= 0 else _head(1, -1 - value)
    elif isinstance(value, str):
        yield _head(3, len(value.encode())) + value.encode()
    elif isinstance(value, list):
        yield _head(4, len(value))
        for one in value:
            yield from cbor(one)
    elif "$link" in value:
        link = b"\0" + base64.b32decode(value["$link"][1:].upper() + "=" * (-len(value["$link"][1:]) % 8))
        yield _head(6, 42) + _head(2, len(link)) + link
    elif "$bytes" in value:
        yield _head(2, len(bytes_of(value))) + bytes_of(value)
    else:
        yield _head(5, len(value))
        for key in sorted(value, key=lambda key: (len(key.encode()), key.encode())):
            yield from (*cbor(key), *cbor(value[key]))


def cid_of(data: bytes) -> str:
    """Return the CID of a record's bytes."""
    hashed = bytes((1, 0x71, 0x12, 0x20)) + hashlib.sha256(data).digest()
    return "b" + base64.b32encode(hashed).decode().lower().rstrip("=")


def _head(major: int, size: int) -> bytes:
    if size < 24:
        return bytes((major << 5 | size,))
    form = next(at for at in range(4) if size < 1 << (8 << at))
    return bytes((major << 5 | 24 + form,)) + struct.pack(">" + "BHIQ"[form], size)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _holds(text: str) -> bool:
    try:
        bytes_of({"$bytes": text})
    except binascii.Error:
        return False
    return True
