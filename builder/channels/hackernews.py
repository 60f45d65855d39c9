"""Hacker News: a title and a link, submitted by hand."""

from __future__ import annotations

from builder.channels.measuring import by_facts
from builder.channels.submitting import SUBMITTED, submitted
from builder.model.message import Message, Payload
from builder.model.network import Fact, Rules, Source

CODE = Source(
    "anarki, a fork of its source: apps/news/news.arc",
    "https://github.com/arclanguage/anarki/blob/master/apps/news/news.arc",
    "code",
)
FACTS = {"title": Fact(80, "char", CODE)}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the address of its form with title and link filled in: newsop submitlink (u, t) of arclanguage/anarki
    b482707c (apps/news/news.arc), a fork of its source, read on 2026-11-30."""
    return (submitted("https://news.ycombinator.com/submitlink", {"u": message.link, "t": message.title}),)


RULES = Rules(
    kind="hackernews",
    name="Hacker News",
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    notes=(SUBMITTED,),
)
