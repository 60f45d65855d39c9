"""A post about a piece that somebody paid for does not begin by saying so.

Why: In most countries the law asks for it, and so do the networks: readers have to know it before they read, and not
after “more”. They also forgive an advertisement more easily than being led on.

How to mend it: Begin your own words for each channel with the disclosure. What it reads stands in voice.yaml, under
`disclosures:`, by the word that `sponsor:` names: `paid` where it names none. The page of the piece, and posts without
words of your own, say it by themselves; `{disclosure}` stands for it in yours.

For example:

    posts:
      mastodon: |
        {disclosure}: two hours, one screw. {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.slips import WRITTEN

SEVERITY: Severity = "error"
AROUND = 4  # characters before it: a bracket, a `#`, an asterisk


def check(rendered: Rendered) -> Iterator[Problem]:
    told: set[tuple[Location, str]] = set()
    for snippet in rendered.snippets:
        edition = snippet.announcement.edition
        key = (snippet.at, edition.id)
        if edition.disclosure and key not in told and not _begins(snippet, edition.disclosure):
            told.add(key)
            yield _told(snippet, edition.disclosure)


def _begins(snippet: Snippet, disclosure: str) -> bool:
    """Tell whether the words of a post begin with *disclosure*; our own page has a place for it."""
    if snippet.announcement.channel.kind == "site":
        return True
    text = _flat(snippet.message.title or snippet.parts[0])
    return _flat(disclosure) in text[: len(_flat(disclosure)) + AROUND]


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _told(snippet: Snippet, disclosure: str) -> Problem:
    one = snippet.announcement
    message = (
        f"somebody paid for this piece, and “{one.rung.name}” on {one.channel.id} does not begin with “{disclosure}”"
    )
    hint = "begin its words under `posts:` with `{disclosure}: `"
    severity: Severity = SEVERITY if one.edition.stage in WRITTEN else "warning"
    return Problem(snippet.at, "disclosure-missing", message, hint, severity, one.edition.id)
