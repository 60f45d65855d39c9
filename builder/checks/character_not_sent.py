"""A post has a character that its network does not take, or drops without a word.

Why: YouTube refuses a description with < or >. Hacker News leaves emoji out of a title, Telegram the ring of an å that
is written as two characters. What is read then is not what was approved.

How to mend it: Write it in another way: “over 5 V” for “> 5 V”. Where the title of the piece is meant, change it, or
give the network one of its own: the first line of its words.

For example:

    posts:
      film: |
        Title: Batteries over 5 V
        What to do in the first hour. {url}
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import listed

SEVERITY: Severity = "error"
SIGNS = ("L", "N", "P", "S")  # what can be shown by itself


def check(rendered: Rendered) -> Iterator[Problem]:
    told: set[tuple[Location, str, str]] = set()
    for snippet in rendered.snippets:
        for what, letters in _lost(snippet):
            named = listed(tuple(map(_named, letters)))
            key = (snippet.at, snippet.announcement.edition.id, f"{snippet.rules.kind} {what} {named}")
            if key not in told:
                told.add(key)
                yield _told(snippet, what, named)


def _lost(snippet: Snippet) -> Iterator[tuple[str, tuple[str, ...]]]:
    rules, title = snippet.rules, snippet.message.title
    if title and (letters := rules.refused_in_title(title)):
        yield "the title of ", letters
    if letters := tuple(dict.fromkeys(letter for part in snippet.parts for letter in rules.refused(part))):
        yield "", letters


def _told(snippet: Snippet, what: str, named: str) -> Problem:
    one, rules = snippet.announcement, snippet.rules
    message = f"{what}“{one.rung.name}” on {one.channel.id} has {named}, which {rules.name} does not take"
    if what and rules.heading:
        line = f"a line `{rules.heading}: …`"
        hint = f"leave it out, or let its words, `{one.channel.id}:` under `posts:`, begin with {line}"
    elif snippet.own:
        hint = "leave it out, or write it in another way"
    else:
        hint = "leave it out of the title and the summary, or write words for this post under `posts:`"
    return Problem(snippet.at, "character-not-sent", message, hint, SEVERITY, one.edition.id, post=one.id)


def _named(letter: str) -> str:
    """Return a character in quotes; of one that cannot be seen, its number and its name in Unicode."""
    if unicodedata.category(letter[0])[0] in SIGNS:
        return f"“{letter}”"
    return f"U+{ord(letter):04X} ({unicodedata.name(letter, 'without a name').lower()})"
