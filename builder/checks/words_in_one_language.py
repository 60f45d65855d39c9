"""The words for a channel are in one language, and the channel also carries the piece in another.

Why: Readers of the other language would get words that they cannot read. So your words go out with the piece in the
first language of the site, and the other languages get the title, the summary and the link instead.

How to mend it: Give the other language a channel of its own, and write words for that one too. If the title and the
link are enough, say so in an `except:` line of the entry.

For example:

    channels:
      bluesky: {kind: bluesky, language: en}
      bluesky-de: {kind: bluesky, language: de}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.ownwords import OwnWords
from builder.model.plan import Plan
from builder.model.problem import Problem, Severity

SEVERITY: Severity = "warning"


def check(plan: Plan) -> Iterator[Problem]:
    own, told = OwnWords.of(plan), set[tuple[str, str]]()
    for one in plan.announcements:
        channel, edition = one.channel, one.edition
        if (edition.id, channel.id) in told or not (found := own.found(one)).another:
            continue
        told.add((edition.id, channel.id))
        first = own.first[edition.id]
        message = f"these words are for “{first}”; {channel.id} also carries “{edition.lang}”, without them"
        hint = (
            f"for words in “{edition.lang}” too, write `language: {first}` at {channel.id} in calendar.yaml, "
            f"and below it `{channel.id}-{edition.lang}: {{kind: {channel.kind}, language: {edition.lang}}}`"
        )
        yield Problem(found.at, "words-in-one-language", message, hint, SEVERITY, edition.id)
