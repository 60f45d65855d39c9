"""A post does not say who is to be credited, and leads to no page that does.

Why: Whoever is named under `credits:` was promised it, by a licence or by you. A page of ours names them. A post that
leads there does so by its link; one that stands for itself has to say it in its own words.

How to mend it: Write `{credits}` where they are to be named, or their names, or `{url}` if the piece has a page.

For example:

    posts:
      mastodon: |
        Two hours, one screw. {credits}
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.plan import Edition
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.settings import Settings
from builder.model.slips import WRITTEN

SEVERITY: Severity = "error"


def check(rendered: Rendered) -> Iterator[Problem]:
    told: set[tuple[object, ...]] = set()
    for snippet in rendered.snippets:
        missing = _missing(snippet, rendered.plan.settings)
        if missing and (key := (snippet.at, snippet.announcement.edition.id)) not in told:
            told.add(key)
            yield _told(snippet, missing)


def _missing(snippet: Snippet, settings: Settings) -> list[str]:
    """Return the credits, as they would be written, that the words of a post leave out."""
    edition, text = snippet.announcement.edition, snippet.text.casefold()
    if not edition.entry or not edition.entry.credits or snippet.announcement.channel.kind == "site":
        return []
    if edition.path and edition.url.casefold() in text:
        return []
    named = {what: settings.called(who) for what, who in edition.entry.credits.items()}
    return [f"{what}: {name}" for what, name in named.items() if name.casefold() not in text]


def _told(snippet: Snippet, missing: list[str]) -> Problem:
    one = snippet.announcement
    message = f"“{one.rung.name}” on {one.channel.id} does not credit “{', '.join(missing)}”"
    hint = f"write `{{credits}}` into its words under `posts:`{_or_link(one.edition)}"
    severity: Severity = SEVERITY if one.edition.stage in WRITTEN else "warning"
    return Problem(snippet.at, "credit-missing", message, hint, severity, one.edition.id)


def _or_link(edition: Edition) -> str:
    return ", or `{url}`, which leads to the page that names them" if edition.path else ""
