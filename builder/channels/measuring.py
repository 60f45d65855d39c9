"""Counting by the facts alone: each text in the unit of its fact, hashtags and mentions in number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from builder.channels.rules import counted, graphemes, utf8, utf16
from builder.model.message import Count, Draft, Message
from builder.model.network import Rules

SIZES: Mapping[str, Callable[[str], int]] = {"grapheme": graphemes, "utf16": utf16, "utf8_byte": utf8}
HASHTAG = re.compile(r"(?<![\w&/#])#(?=\d*[^\W\d])\w+")
MENTION = re.compile(r"(?<![\w/@.])@\w[\w.]*")

HOST = r"(?:[\w-]+\.)+[\w-]{2,}"
WEB_SITE = rf"(?:https://)?{HOST}/?"
MAILBOX = rf"[\w.+-]+@{HOST}"
NUMBER = r"\d{4,}"


def sized(text: str, rules: Rules, name: str) -> int:
    """Return how long *text* is in the unit of the fact *name*: code points where the source does not say which."""
    fact = rules.facts.get(name)
    return SIZES.get(fact.unit, len)(text) if fact else len(text)


def by_facts(draft: Draft, rules: Rules) -> Count:
    """Count *draft* by all that the network has a fact of."""
    return counted(rules, measures(draft, rules))


def measures(draft: Draft, rules: Rules) -> dict[str, int]:
    """Return the measures of a draft by the names of facts, its text first."""
    found = {"text": sized(draft.text, rules, "text")}
    if draft.title:
        found |= {name: sized(draft.title, rules, name) for name in ("title", "title_min")}
    if "hashtags" in rules.facts:
        found["hashtags"] = sum(1 for _ in HASHTAG.finditer(draft.text))
    if "mentions" in rules.facts:
        found["mentions"] = sum(1 for _ in MENTION.finditer(draft.text))
    return found | {"images": draft.media}


def hashtags_of(text: str, count: Count) -> tuple[str, ...]:
    """Return the hashtags of *text* without their signs: those that its network marks, or else those that most do."""
    if marked := [one.value for one in count.facets if one.type == "tag"]:
        return tuple(tag.lstrip("#＃") for tag in marked if not tag.startswith("$"))
    return tuple(found[0][1:] for found in HASHTAG.finditer(text)) if "#" in text else ()


def joined(tag: str) -> str:
    """Return a tag as networks know it that allow letters and digits alone, in lower case."""
    return "".join(letter for letter in tag.lower() if letter.isalnum())


def hyphened(tag: str) -> str:
    """Return a tag in lower case, with a hyphen for whatever is neither letter nor digit."""
    return "-".join(re.findall(r"[^\W_]+", tag.lower()))


def whose(message: Message) -> str:
    """Return the account without its sign; one that the plan does not name is left to be filled in."""
    return message.account.removeprefix("https://").strip("@/ ") or "YourAccount"
