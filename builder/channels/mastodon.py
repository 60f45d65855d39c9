"""Mastodon: 500 graphemes, of which any link takes 23 and a mention only its local part."""

from __future__ import annotations

import re

from builder.channels.rules import counted, graphemes
from builder.model.message import Count, Draft
from builder.model.network import Fact, Rules, Source

LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
# any word may be a top level domain here: the server knows a list of those, which grows every month
DOMAIN = rf"(?:{LABEL}\.)+(?:xn--[a-z0-9]+|[a-z]{{2,}}|[^\W\d_a-z]{{2,}})(?![a-z0-9@])"
INSIDE = r"[^\s<>()?]"
BRACKETED = rf"\((?:{INSIDE}+|{INSIDE}*\({INSIDE}+\){INSIDE}*)\)"
LAST = rf"(?:[^\s()?!*\"'「」<>;:=,.$%\[\]~&|@]|{BRACKETED})"
PATH = rf"/(?:(?:{INSIDE}|{BRACKETED})*{LAST})?"
QUERY = r"\?(?:[a-z0-9!?*'();:&=+$/%#\[\]_.,~|@^-]|[^\0-\x9f])*(?:[a-z0-9_&=#/-]|[^\0-\x9f])"
LINK = re.compile(rf"(?<![a-z0-9@＠$#＃])https?://{DOMAIN}(?::\d+)?(?:{PATH})?(?:{QUERY})?", re.IGNORECASE)
USER = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*"
MENTION = re.compile(rf"(?<![=/\w])(@{USER})(?>@\w+(?:[.-]+\w+)*)(?![@＠]|://)")


SOURCE = Source(
    "mastodon/mastodon app/validators/status_length_validator.rb, app/models/account.rb, "
    "config/initializers/twitter_regex.rb; entities/Instance.md",
    "https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb",
    "code",
)
FACTS = {
    "text": Fact(500, "grapheme", SOURCE),
    "url": Fact(23, "grapheme", SOURCE),
}


def count(draft: Draft, rules: Rules) -> Count:
    """Count *draft* as the server does: as StatusLengthValidator, Account::MENTION_RE and twitter_regex.rb say."""
    room = "x" * (rules.most("url") or 0)
    text = MENTION.sub(r"\1", LINK.sub(room, draft.text))
    return counted(rules, {"text": graphemes(draft.spoiler) + graphemes(text)})


RULES = Rules(kind="mastodon", name="Mastodon", facts=FACTS, counting=count, threads=True, link="fixed")
