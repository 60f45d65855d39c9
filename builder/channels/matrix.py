"""Matrix: a notice in a room, within the bytes of an event."""

from __future__ import annotations

import json
from hashlib import sha256
from urllib.parse import quote

from builder.channels.rules import counted, utf8
from builder.model.message import JSON, Count, Draft, Message, Payload
from builder.model.network import Account, Fact, Rules, Source

SPEC = Source(
    "Matrix specification, client-server API, size limits",
    "https://github.com/matrix-org/matrix-spec/blob/d0ba2aaef801e0134a4e5c6054a2c2f41bb55531/content/client-server-api/_index.md",
)
FACTS = {"event": Fact(65536, "utf8_byte", SPEC, "canonical JSON, signatures and all")}
ENVELOPE = 2048  # what servers add: ids of at most 255 bytes each, earlier events, hashes and signatures


def count(draft: Draft, rules: Rules) -> Count:
    """Count about how many bytes the event will have, rather too many than too few."""
    written = json.dumps(_content(draft.text), ensure_ascii=False, separators=(",", ":"))
    return counted(rules, {"event": utf8(written) + ENVELOPE})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the contents of m.room.message events, m.notice, sent by `PUT /rooms/{roomId}/send/{eventType}/{txnId}`:
    matrix-org/matrix-spec d0ba2aae (data/api/client-server/room_send.yaml), read on 2026-11-30."""
    return tuple(_event(message, text, part) for part, text in enumerate(message.parts, 1))


def _event(message: Message, text: str, part: int) -> Payload:
    """Return what sends *text*: the same words have the same transaction, so that no room hears them twice."""
    room = message.account or "!YourRoom:example.org"
    transaction = sha256(f"{message.id}\n{part}\n{text}".encode("utf-8", "replace")).hexdigest()[:32]
    server = room.partition(":")[2] or "matrix.org"
    url = f"https://{server}/_matrix/client/v3/rooms/{quote(room, safe='')}/send/m.room.message/{transaction}"
    return Payload("json", _content(text), part, "PUT", url, JSON)


def _content(text: str) -> dict[str, str]:
    return {"msgtype": "m.notice", "body": text}


RULES = Rules(
    kind="matrix",
    name="Matrix",
    account=Account("!workshop:matrix.example", r"!\S+"),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    notes=("The account of the channel is the room's id: !abc:example.org.",),
)
