"""Nostr: a note of any length, as an event that its author has yet to sign."""

from __future__ import annotations

from builder.channels.measuring import joined, measures
from builder.channels.rules import counted, utf8
from builder.model.message import Count, Draft, Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

# an example binds nobody: what one relay refuses another takes
RELAY = Source(
    "NIP-11, the example of a relay",
    "https://github.com/nostr-protocol/nips/blob/db5fe3de8c5d1443b634c9bbf66ecb004f337057/11.md",
    "secondary",
)
FACTS = {
    "text": Fact(8196, "codepoint", RELAY, "max_content_length of the example; the protocol has no limit"),
    "message": Fact(16384, "byte", RELAY, "max_message_length of the example"),
}
ENVELOPE = 400  # id, public key, signature, and the names of the fields


def count(draft: Draft, rules: Rules) -> Count:
    """Count code points, and about how many bytes the relay is sent."""
    return counted(rules, {**measures(draft, rules), "message": utf8(draft.text) + ENVELOPE})


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return unsigned events of kind 1: NIP-01, NIP-10 (e, of a thread) and NIP-24 (t, r) of nostr-protocol/nips
    db5fe3de (2026-07-22), read on 2026-11-30. An event's id needs the author's key, as its signature does."""
    return tuple(_event(message, text, part) for part, text in enumerate(message.parts, 1))


def _event(message: Message, text: str, part: int) -> Payload:
    tags = [["t", joined(tag)] for tag in message.tags if joined(tag)]
    tags += [["e", later("Id", "Part", 1), "", "root"]] if part > 1 else []
    tags += [["e", later("Id", "Part", part - 1), "", "reply"]] if part > 2 else []  # noqa: PLR2004 - the second answers the root alone
    tags += [["r", message.link]] if message.link else []
    body = {"kind": 1, "created_at": int(message.due.timestamp()), "tags": tags, "content": text}
    return Payload("json", body, part)


RULES = Rules(
    kind="nostr",
    name="Nostr",
    account=Account("npub1…", r"npub1[02-9ac-hj-np-z]{58}|[0-9a-f]{64}"),
    facts=FACTS,
    counting=count,
    payloads=payloads,
    notes=("The event has no id and no signature yet: your client adds both.",),
)
