"""Bluesky: 300 graphemes and 3,000 bytes; what is a link, a mention or a hashtag is marked by offsets in bytes."""

from __future__ import annotations

from builder.channels.atproto.facets import facets_of, spans_of
from builder.channels.atproto.record import requests_of
from builder.channels.atproto.syntax import DID, HANDLE
from builder.channels.rules import counted, graphemes, utf8
from builder.model.message import Count, Draft
from builder.model.network import Account, Fact, Rules, Source

LEXICONS = "https://github.com/bluesky-social/atproto/blob/d6296a1cfdb40a773319cb59061300e4e8e52f26/lexicons/app/bsky"
POST = Source("lexicon app.bsky.feed.post", f"{LEXICONS}/feed/post.json")
FACET = Source("lexicon app.bsky.richtext.facet", f"{LEXICONS}/richtext/facet.json")
IMAGES = Source("lexicon app.bsky.embed.images", f"{LEXICONS}/embed/images.json")
GALLERY = Source("lexicon app.bsky.embed.gallery", f"{LEXICONS}/embed/gallery.json")
EXTERNAL = Source("lexicon app.bsky.embed.external", f"{LEXICONS}/embed/external.json")
VIDEO = Source("lexicon app.bsky.embed.video", f"{LEXICONS}/embed/video.json")
FACTS = {
    "text": Fact(300, "grapheme", POST),
    "bytes": Fact(3000, "utf8_byte", POST),
    "langs": Fact(3, "count", POST),
    "tags": Fact(8, "count", POST, "hashtags beside the text; those in it are not counted"),
    "hashtag": Fact(64, "grapheme", FACET, "a longer one is words: the client does not mark it"),
    "hashtag_bytes": Fact(640, "utf8_byte", FACET),
    "images": Fact(4, "count", IMAGES),
    "image_bytes": Fact(2_000_000, "byte", IMAGES, "formerly 1,000,000"),
    "gallery": Fact(10, "count", GALLERY, "what clients let one choose; the lexicon takes 20"),
    "gallery_most": Fact(20, "count", GALLERY),
    "card_bytes": Fact(1_000_000, "byte", EXTERNAL, "the picture of a link's card"),
    "video_bytes": Fact(300_000_000, "byte", VIDEO),
    "captions": Fact(20, "count", VIDEO),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as the lexicon does: a link takes as much as is written of it."""
    text = draft.text
    measures = {"text": graphemes(text), "bytes": utf8(text), "images": draft.media}
    return counted(rules, measures, facets=facets_of(text, spans_of(text)))


def whole(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches that make no sense in halves: every link, mention and hashtag."""
    return tuple((one.start, one.end) for one in spans_of(text))


RULES = Rules(
    kind="bluesky",
    name="Bluesky",
    account=Account("repair.example", rf"@?(?:{HANDLE.pattern}|{DID.pattern})"),
    facts=FACTS,
    counting=count,
    whole=whole,
    payloads=requests_of,
    threads=True,
    pictures="none",
    hashes=True,
    notes=(
        "The card of a link takes the place of pictures: a post has either.",
        "A mention needs the account's DID: put it in place of did:placeholder:… before you send the file.",
        "An answer names the part before: put its ids in place of at://did:placeholder:part… and bafyreicidofpart….",
    ),
)
