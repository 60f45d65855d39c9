"""A network's facts in words: every number with its unit, where it was read, when, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.network import OWN, WORDS, Certainty, Fact, Rules

SURE: Mapping[Certainty, str] = {
    "official": "official: the network says so itself",
    "code": "read in its code",
    "observed": "seen by others when the network refused a post",
    "sdk": "read in a library that follows it",
    "secondary": "told by others: it only warns",
    "unverified": "hearsay: it only warns",
}
NAMED: Mapping[str, str] = {
    "text": "text",
    "bytes": "text in bytes",
    "caption": "text with a picture",
    "ucs2": "text with letters that SMS has not",
    "event": "whole message",
    "message": "whole message",
    "escaped": "text as it is sent",
    "clip": "whole letter",
    "title": "title",
    "title_min": "title",
    "title_word": "longest word of the title",
    "spoiler": "content warning",
    "url": "any link counts as",
    "emoji": "any emoji counts as",
    "premium": "text with Premium",
    "address": "address that is linked to",
    "fold": "shown before “… more”",
    "images": "pictures in a post",
    "image_bytes": "size of a picture",
    "image_pixels": "pixels of a picture",
    "width_min": "width of a picture",
    "width_max": "width of a picture",
    "height_min": "height of a picture",
    "aspect_min": "shape of a picture, width by height",
    "aspect_max": "shape of a picture, width by height",
    "alt": "description of a picture",
    "langs": "languages of a post",
    "tags": "hashtags of their own, beside the text",
    "hashtag": "a hashtag",
    "hashtag_bytes": "a hashtag in bytes",
    "gallery": "pictures in a gallery",
    "gallery_most": "pictures in a gallery, by the rules",
    "captions": "files of captions of a film",
    "video_bytes": "size of a film",
    "card_bytes": "size of a card’s picture",
    "ahead_min": "how long ahead a post can be left to the network",
    "schedule_min": "how long ahead a post can be left to the network",
    "gif_bytes": "size of a moving picture (GIF)",
    "cashtags_before": "cashtags, earlier",
    "post_price": "price of a post",
    "link_post_price": "price of a post with a link",
    "posts_a_day": "posts a day",
    "phones": "telephone numbers",
    "newuser_links": "links of a new member",
    "ucs2_part": "each of several messages with such letters",
    "part": "each of several messages",
}
LEAST, EXACT = "at least", {"url", "fold", "emoji", "post_price", "link_post_price"}
BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact for people: its *name*, what it is *about*, the *number* with its unit (`at most 500 characters`), and its
    source with *certainty* and day. *own*: the account has it from calendar.yaml."""

    name: str
    about: str
    number: str
    source: str
    url: str
    certainty: str
    certain: bool
    read_on: str
    note: str = ""
    own: bool = False


def facts_of(rules: Rules) -> tuple[FactLine, ...]:
    """Return every fact of a network, or of an account of it, in the order in which its file tells them."""
    return tuple(fact_line(name, fact) for name, fact in rules.facts.items())


def fact_line(name: str, fact: Fact) -> FactLine:
    """Return one fact for people."""
    source, own = fact.source, fact.source.title == OWN
    return FactLine(
        name=name,
        about=NAMED.get(name) or name.removesuffix("_min").removesuffix("_max").replace("_", " "),
        number=_number(name, fact),
        source=source.title,
        url=source.url,
        certainty="set for this account" if own else SURE[source.certainty],
        certain=source.certain,
        read_on="" if own else source.read_on,
        note=fact.note,
        own=own,
    )


def _number(name: str, fact: Fact) -> str:
    """Return the number with its unit, and which bound it is: `at most 500 characters`."""
    bound = "" if name in EXACT else f"{LEAST} " if name.endswith("_min") else "at most "
    if fact.unit == "byte" and fact.value >= BYTES:
        return f"{bound}{fact.value / BYTES:.3g} MB"
    value = f"{int(fact.value):,}" if float(fact.value).is_integer() else f"{fact.value:g}"
    return f"{bound}{value} {WORDS[fact.unit]}".strip()
