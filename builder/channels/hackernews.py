"""Hacker News: a title and a link, submitted by hand."""

from __future__ import annotations

from builder.channels.measuring import by_facts
from builder.channels.rules import COLOURED
from builder.channels.submitting import SUBMITTED, submitted
from builder.model.message import Message, Payload
from builder.model.network import Fact, Rules, Source

CODE = Source(
    "anarki, a fork of its source: apps/news/news.arc",
    "https://github.com/arclanguage/anarki/blob/master/apps/news/news.arc",
    "code",
)
FACTS = {"title": Fact(80, "char", CODE)}


def refused_in_title(title: str) -> tuple[str, ...]:
    """Return the emoji of *title*, which are left out: seen at https://news.ycombinator.com/item?id=40583535, read on
    2026-11-30. Its code says nothing of it; signs that are emoji only with a selector stay."""
    return () if title.isascii() else tuple(dict.fromkeys(COLOURED.findall(title)))


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the address of its form with title and link filled in: newsop submitlink (u, t) of arclanguage/anarki
    b482707c (apps/news/news.arc), a fork of its source, read on 2026-11-30."""
    return (submitted("https://news.ycombinator.com/submitlink", {"u": message.link, "t": message.title}),)


RULES = Rules(
    kind="hackernews",
    name="Hacker News",
    facts=FACTS,
    counting=by_facts,
    refused_in_title=refused_in_title,
    payloads=payloads,
    heading="Title",
    link="apart",
    notes=(SUBMITTED,),
)
