"""A post about a piece that somebody paid for does not begin by saying so.

Why: In most countries the law asks for it, and so do the networks: readers have to know it before they read, and not
after “more”. They also forgive an advertisement more easily than being led on.

How to mend it: Begin the words for every channel with the disclosure. What it reads stands in voice.yaml, under
`disclosures:`, by the word that `sponsor:` names: `paid` where it names none, which is “Advertisement” until you say
otherwise.

For example:

    posts:
      mastodon: |
        Advertisement: two hours, one screw. {url}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.entry import Entry
from builder.model.plan import Edition
from builder.model.problem import Location, Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.slips import ASIDE, WRITTEN

SEVERITY: Severity = "error"
PAID = "Advertisement"  # until voice.yaml has words for it
AROUND = 4  # characters before it: a bracket, a `#`, an asterisk


def check(rendered: Rendered) -> Iterator[Problem]:
    words = {"paid": PAID, **rendered.plan.project.protocol.disclosures}
    told: set[tuple[Location, str]] = set()
    for edition in rendered.plan.editions:
        entry = edition.entry
        if entry and entry.sponsor and entry.sponsor.disclosure not in words and edition.stage not in ASIDE:
            yield _unknown(entry, edition)
    for snippet in rendered.snippets:
        edition = snippet.announcement.edition
        sponsor = edition.entry.sponsor if edition.entry else None
        key = (snippet.at, edition.id)
        if sponsor and key not in told and not _begins(snippet, words.get(sponsor.disclosure, "")):
            told.add(key)
            yield _told(snippet, words[sponsor.disclosure])


def _unknown(entry: Entry, edition: Edition) -> Problem:
    name = entry.sponsor.disclosure if entry.sponsor else ""
    message = f"“{edition.title}” has a sponsor, and voice.yaml does not say how readers are told (“{name}”)"
    hint = f"write it there: `disclosures: {{{name}: Advertisement}}`"
    severity: Severity = SEVERITY if edition.stage in WRITTEN else "warning"
    return Problem(entry.marks.of("sponsor"), "disclosure-missing", message, hint, severity, entry.id)


def _begins(snippet: Snippet, disclosure: str) -> bool:
    """Tell whether the words of a post begin with *disclosure*; a page has its own place for it."""
    if not disclosure or snippet.announcement.channel.kind == "site":
        return True
    text = snippet.parts[0].removeprefix("Subject:")
    return 0 <= " ".join(text.split()).casefold().find(" ".join(disclosure.split()).casefold()) <= AROUND


def _told(snippet: Snippet, disclosure: str) -> Problem:
    one = snippet.announcement
    message = (
        f"“{one.rung.name}” on {one.channel.id} does not begin with “{disclosure}”, and somebody paid for the piece"
    )
    hint = f"write words for it under `posts:` that begin with “{disclosure}: ”"
    severity: Severity = SEVERITY if one.edition.stage in WRITTEN else "warning"
    return Problem(snippet.at, "disclosure-missing", message, hint, severity, one.edition.id)
