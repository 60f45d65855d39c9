"""A post as Bluesky's interface takes it: a record with its facets and its card, a part of a thread each."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import UTC

from builder.channels.atproto.facets import Span, facets_of, spans_of
from builder.channels.atproto.syntax import is_handle, is_identifier, is_language, is_uri
from builder.model.message import JSON, Card, Message, Payload, Picture, later
from builder.model.network import Rules

WHERE = "https://bsky.social/xrpc/com.atproto.repo.createRecord"
POST = "app.bsky.feed.post"
HOLDS: Mapping[str, Callable[[str], bool]] = {"link": is_uri, "mention": is_handle}
RAW_SHA256 = bytes((0x01, 0x55, 0x12, 0x20))  # CIDv1, raw bytes, SHA-256 of 32 bytes (multiformats table)

# base32 has not all of 0 to 9
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LENGTH = 59  # of such a CID in base32


def requests_of(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the requests of com.atproto.repo.createRecord that post *message*, one for each part.

    Lexicons com.atproto.repo.createRecord and app.bsky.feed.post of bluesky-social/atproto at d6296a1c, read on
    2026-11-22. The DID of a mention, and what an earlier part is called, are told by the network alone.
    """
    parts = range(1, len(message.parts) + 1)
    return tuple(Payload("json", _body(message, part, rules), part, "POST", WHERE, JSON) for part in parts)


def _body(message: Message, part: int, rules: Rules) -> Mapping[str, object]:
    text = message.parts[part - 1].encode("utf-8", "replace").decode("utf-8")
    facets = _facets(text, message)
    embed = _embed(message, rules) if part == 1 else None
    account = message.account.removeprefix("@")
    return {
        "repo": account if is_identifier(account) else "did:placeholder:account",
        "collection": POST,
        "record": {
            "$type": POST,
            "text": text,
            **({"facets": facets} if facets else {}),
            **_langs(message.lang),
            **({"embed": embed} if embed else {}),
            **({"reply": {"root": _reference(1), "parent": _reference(part - 1)}} if part > 1 else {}),
            "createdAt": message.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
    }


def _langs(lang: str) -> Mapping[str, object]:
    """Return the language of a post as records have it: itself in small letters, whatever comes after its hyphen."""
    first, hyphen, rest = lang.partition("-")
    known = f"{first.lower()}{hyphen}{rest}"
    return {"langs": [known]} if is_language(known) else {}


def _facets(text: str, message: Message) -> list[Mapping[str, object]]:
    """Return the facets that a record may hold: the client also marks `http.org`, `https:///` and `@a..org`, which are
    no URI and no handle. The link to our page leads there with its `utm`, which is no part of the text."""
    spans = tuple(_tracked(_mended(span), message) for span in spans_of(text))
    kept = tuple(span for span in spans if HOLDS.get(span.kind, bool)(span.value))
    return [
        {
            "index": {"byteStart": facet.start, "byteEnd": facet.end},
            "features": [{"$type": f"app.bsky.richtext.facet#{facet.type}", **_meaning(facet.type, facet.value)}],
        }
        for facet in facets_of(text, kept)
    ]


def _mended(span: Span) -> Span:
    if span.kind != "link" or span.value.startswith(("http://", "https://")):
        return span
    return span._replace(value=f"https://{span.value}")


def _tracked(span: Span, message: Message) -> Span:
    return span._replace(value=_leading(span.value, message)) if span.kind == "link" else span


def _leading(url: str, message: Message) -> str:
    """Return *url*, or where it leads with the channel's `utm` if it is that of our page."""
    return message.link if message.link and url == message.canonical else url


def _meaning(kind: str, value: str) -> Mapping[str, str]:
    if kind == "mention":
        return {"did": f"did:placeholder:{value}"}
    return {"uri": value} if kind == "link" else {"tag": value}


def _reference(part: int) -> Mapping[str, str]:
    uri = f"at://did:placeholder:part{part}/{POST}/{later('Uri', 'Part', part)}"
    return {"uri": uri, "cid": _placeholder(part)}


def _placeholder(part: int) -> str:
    """Return a CID that says what it stands for, `bafyreicidofpartoneaaa…`: no record may hold what is none."""
    name = "".join(DIGITS[int(digit)] for digit in str(part))
    return f"bafyreicidofpart{name}".ljust(LENGTH, "a")


def _embed(message: Message, rules: Rules) -> Mapping[str, object] | None:
    """Return the pictures of the post, or else the card of its link; more pictures than a row holds are a gallery."""
    pictures = tuple(picture for picture in message.pictures if picture.sha256)
    if len(pictures) > (rules.most("images") or 0):
        items = [{"$type": "app.bsky.embed.gallery#image", **_image(one)} for one in pictures]
        return {"$type": "app.bsky.embed.gallery", "items": items[: rules.most("gallery_most")]}
    if pictures:
        return {"$type": "app.bsky.embed.images", "images": [_image(one) for one in pictures]}
    return _external(message.card, message, rules) if message.card else None


def _image(picture: Picture) -> Mapping[str, object]:
    size = {"width": picture.width, "height": picture.height}
    return {"image": _blob(picture), "alt": picture.alt, **({"aspectRatio": size} if all(size.values()) else {})}


def _external(card: Card, message: Message, rules: Rules) -> Mapping[str, object]:
    picture = card.picture
    small = picture is not None and picture.sha256 and picture.size <= (rules.most("card_bytes") or 0)
    thumb = {"thumb": _blob(picture)} if picture and small else {}
    external = {"uri": _leading(card.url, message), "title": card.title, "description": card.description, **thumb}
    return {"$type": "app.bsky.embed.external", "external": external}


def _blob(picture: Picture) -> Mapping[str, object]:
    """Return what com.atproto.repo.uploadBlob answers to the picture's bytes: its CID is made of them."""
    return {"$type": "blob", "ref": {"$link": cid(picture.sha256)}, "mimeType": picture.mime, "size": picture.size}


def cid(sha256: str) -> str:
    """Return the CID (version 1, raw, base32) of bytes whose hash is *sha256*, in hexadecimal digits."""
    return "b" + base64.b32encode(RAW_SHA256 + bytes.fromhex(sha256)).decode("ascii").lower().rstrip("=")
