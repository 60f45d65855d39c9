"""Hashnode: a Markdown file with front matter, which it takes from a repository."""

from __future__ import annotations

from builder.channels.importing import imported
from builder.channels.measuring import WEB_SITE, by_facts, hyphened, whose
from builder.model.message import Message, Payload
from builder.model.network import Account, Fact, Rules, Source

POSTIZ = Source("Postiz, Hashnode", "https://docs.postiz.com/public-api/providers/hashnode.md", "secondary")
TEMPLATE = Source(
    "Hashnode/Hashnode-source-from-github-template, README.md (2023-06-14)",
    "https://github.com/Hashnode/Hashnode-source-from-github-template/blob/3ab7256cb4e16cd09b9b9bf09a8f43acf1825de4/README.md",
    read_on="2026-11-30",
)
FACTS = {
    "title_min": Fact(6, "char", POSTIZ),
    "subtitle_min": Fact(2, "char", POSTIZ),
    "tags": Fact(5, "count", TEMPLATE),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the piece as a file for the repository that a blog there reads, with front matter as the README.md of
    Hashnode/Hashnode-source-from-github-template (2023-06-14) has it, read on 2026-11-30. Its interface is shut.

    A cover is left out: the picture would have to lie with Hashnode already.
    """
    subtitle = message.parts[0]
    tags = [hyphened(tag) for tag in message.tags if hyphened(tag)][: rules.most("tags")]
    front = {
        "title": message.title,
        "subtitle": subtitle if len(subtitle) >= (rules.most("subtitle_min") or 0) else "",
        "slug": message.canonical.strip("/").rpartition("/")[2].removesuffix(".html"),
        "tags": ", ".join(tags),
        "domain": whose(message),
        "canonical": message.canonical,
    }
    return (Payload("md", imported(front, message.markdown)),)


RULES = Rules(
    kind="hashnode",
    name="Hashnode",
    account=Account("repair.hashnode.dev", WEB_SITE),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    link="apart",
    piece=True,
    notes=(
        "There is no interface any more: put the file beside into the repository that your blog there reads.",
        "The account of the channel is the blog's domain; the words of this post are the subtitle.",
        "A cover has to be uploaded to Hashnode, and a piece without tags is refused.",
    ),
)
