"""Lobsters: a title and a link, submitted by hand."""

from __future__ import annotations

from builder.channels.measuring import by_facts
from builder.channels.submitting import SUBMITTED, submitted
from builder.model.message import Message, Payload
from builder.model.network import Fact, Rules, Source

CODE = Source(
    "lobsters app/models/story.rb",
    "https://github.com/lobsters/lobsters/blob/57268d762e1c2c95b7a8e64ee8deb259cddd8cc0/app/models/story.rb",
    "code",
)
FACTS = {
    "title_min": Fact(3, "codepoint", CODE),
    "title": Fact(150, "codepoint", CODE),
    "address": Fact(250, "codepoint", CODE),
    "text": Fact(65535, "codepoint", CODE),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the address of its form with link and title filled in: StoriesController#new of lobsters/lobsters 006ca0f6
    (app/controllers/stories_controller.rb), read on 2026-11-30. The title of the page comes before that given."""
    return (submitted("https://lobste.rs/stories/new", {"url": message.link, "title": message.title}),)


RULES = Rules(
    kind="lobsters",
    name="Lobsters",
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    notes=(SUBMITTED,),
)
