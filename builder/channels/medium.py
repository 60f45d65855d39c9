"""Medium: a file to import, which names our page as the original."""

from __future__ import annotations

from html import escape

from builder.channels.importing import imported
from builder.channels.measuring import by_facts
from builder.model.message import Message, Payload
from builder.model.network import Fact, Rules, Source

DOCS = Source(
    "Medium API documentation of 2023",
    "https://github.com/Medium/medium-api-docs/tree/602a9f8c7b19e0a42ccf488b5fb2dec5baaa90c9",
)
FACTS = {"tags": Fact(3, "count", DOCS), "tag": Fact(25, "char", DOCS)}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the piece as Markdown and as a page of HTML, to be imported. The fields of its interface are published
    (Medium/medium-api-docs 602a9f8c of 2023-03-02, read on 2026-11-30), but it is not open to new users any more."""
    longest = rules.most("tag") or 0
    tags = [tag for tag in message.tags if len(tag) <= longest][: rules.most("tags")]
    front = {"title": message.title, "canonical_url": message.canonical, "tags": tags}
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(message.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(message.title)}</title>\n"
        f'<link rel="canonical" href="{escape(message.canonical)}">\n</head>\n'
        f"<body>\n<article>\n<h1>{escape(message.title)}</h1>\n{message.html.strip()}\n</article>\n</body>\n</html>\n"
    )
    return Payload("md", imported(front, message.markdown)), Payload("html", page)


RULES = Rules(
    kind="medium",
    name="Medium",
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    piece=True,
    notes=("There is no interface any more: import our page by its address, or paste the file beside.",),
)
