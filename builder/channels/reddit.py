"""Reddit: a title, and words in its Markdown or a link."""

from __future__ import annotations

from urllib.parse import urlencode

from builder.channels.measuring import by_facts, whose
from builder.model.message import Message, Payload, later
from builder.model.network import Account, Fact, Rules, Source

CODE = Source(
    "reddit-archive/reddit of 2017",
    "https://github.com/reddit-archive/reddit/tree/753b17407e9a9dca09558526805922de24133d53",
    "code",
)
FACTS = {
    "title": Fact(300, "char", CODE),
    "text": Fact(40000, "char", CODE, "posting services use 5,000 or 10,000"),
    "comment": Fact(10000, "char", CODE),
}


def payloads(message: Message, rules: Rules) -> tuple[Payload, ...]:
    """Return the form of `POST /api/submit`, which takes no JSON: https://www.reddit.com/dev/api#POST_api_submit, which
    is made of the source, and that was read on 2026-11-30: POST_submit of reddit-archive/reddit (2017).

    A post without words is one of its link, which Reddit takes once for each community. Further parts are comments
    (POST_comment).
    """
    words = message.parts[0]
    fields = {
        "api_type": "json",
        "sr": whose(message).removeprefix("r/"),
        "kind": "self" if words else "link",
        "title": message.title,
        **({"text": words} if words else {"url": message.link}),
    }
    return _form(fields, 1, "submit"), *(_comment(text, part) for part, text in enumerate(message.parts[1:], 2))


def _comment(text: str, part: int) -> Payload:
    """Return what answers the post: `t3_` says that it is one."""
    return _form({"api_type": "json", "thing_id": f"t3_{later('Id', 'Part')}", "text": text}, part, "comment")


def _form(fields: dict[str, str], part: int, method: str) -> Payload:
    body = urlencode(fields, encoding="utf-8", errors="replace")
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return Payload("form", body, part, "POST", f"https://oauth.reddit.com/api/{method}", headers)


RULES = Rules(
    kind="reddit",
    name="Reddit",
    account=Account("r/repair", r"/?(?:r/|u/|u_)?\w[\w-]{2,20}/?"),
    facts=FACTS,
    counting=by_facts,
    payloads=payloads,
    heading="Title",
    notes=(
        "The account of the channel is the community: r/repair.",
        "A post of a title alone becomes one of its link.",
    ),
)
