"""The formats that a lexicon gives its strings, and who knows them: the product, where it needs to."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from builder.channels.atproto.syntax import LABEL, is_did, is_handle, is_identifier, is_language, is_uri

NSID = re.compile(rf"(?=.{{1,317}}\Z)(?=[a-zA-Z]){LABEL}(?:\.{LABEL})+\.[a-zA-Z][a-zA-Z0-9]{{0,62}}")
RECORD_KEY = re.compile(r"(?!\.{1,2}\Z)[a-zA-Z0-9_~.:-]{1,512}")
TID = re.compile(r"[234567a-j][234567a-z]{12}")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
CODECS = {0x55, 0x71}  # raw bytes, DAG-CBOR
SHA_256 = b"\x12\x20"


def is_nsid(text: str) -> bool:
    return NSID.fullmatch(text) is not None


def is_record_key(text: str) -> bool:
    return RECORD_KEY.fullmatch(text) is not None


def is_tid(text: str) -> bool:
    return TID.fullmatch(text) is not None


def is_at_uri(text: str) -> bool:
    """Tell whether *text* is an at:// URI as records have them: an account, by need a collection, by need a record."""
    scheme, _, rest = text.partition("at://")
    account, *path = rest.split("/")
    knows = (is_nsid, is_record_key)
    good = len(path) <= len(knows) and all(known(one) for known, one in zip(knows, path, strict=False))
    return not scheme and len(text) <= 8192 and is_identifier(account) and good


def is_datetime(text: str) -> bool:
    """Tell whether *text* is a moment by RFC 3339 and ISO 8601 both, of a year that is not negative in UTC."""
    found = MOMENT.fullmatch(text)
    if not found or len(text) > 64 or found[3] == "-00:00":
        return False
    zeroth = found[1].startswith("0000")  # a leap year, which Python's calendar lacks
    moment, zone = (f"0004{found[1][4:]}" if zeroth else found[1]), found[3].replace("Z", "+00:00")
    try:
        local = datetime.fromisoformat(moment + zone)
    except ValueError:
        return False
    return not zeroth or (local - (local.utcoffset() or timedelta())).year >= 4


def is_cid(text: str) -> bool:
    """Tell whether *text* is a CID as records have them: version 1, in base32, of a SHA-256."""
    try:
        data = base64.b32decode(text[1:].upper() + "=" * (-len(text[1:]) % 8))
    except binascii.Error:
        return False
    return text[:1] == "b" and text == text.lower() and _is_hash(data)


def _is_hash(data: bytes) -> bool:
    return len(data) == 36 and data[0] == 1 and data[1] in CODECS and data[2:4] == SHA_256


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "at-identifier": is_identifier,
    "at-uri": is_at_uri,
    "cid": is_cid,
    "datetime": is_datetime,
    "did": is_did,
    "handle": is_handle,
    "language": is_language,
    "nsid": is_nsid,
    "record-key": is_record_key,
    "tid": is_tid,
    "uri": is_uri,
}
