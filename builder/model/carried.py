"""What stands in the words of posts that are still to come: told once, however many of them carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from builder.model.problem import Location, Problem
from builder.model.rendered import Rendered, Snippet
from builder.model.said import listed


@dataclass(frozen=True, slots=True)
class Carried:
    """What stands in one text, and the posts that carry it; *at* is where it is mended, and *inside* says so."""

    whats: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    at: Location
    inside: str

    @property
    def where(self) -> str:
        """The posts, in words: `“launch” on mastodon and bluesky`."""
        return posted(self.snippets)

    def told(self, rule: str, message: str, hint: str) -> Problem:
        """Return the warning of it."""
        first = self.snippets[0].announcement
        only = first.id if len(self.snippets) == 1 else ""
        return Problem(self.at, rule, message, f"{hint}{self.inside}", "warning", first.edition.id, post=only)


def carried(rendered: Rendered, find: Callable[[Snippet], Iterable[str]]) -> Iterator[Carried]:
    """Yield what *find* finds in posts: once for an editor's own words, for a title, a summary, or a template.

    What stands in neither title nor summary of a piece, and no editor wrote, is of the template: one line of it would
    be told of every piece.
    """
    found: dict[tuple[Location | None, str, str], list[tuple[str, Snippet]]] = defaultdict(list)
    for snippet in rendered.ahead:
        for what in find(snippet):
            at, inside = _mended(snippet, what)
            about = snippet.announcement.edition.id if at else snippet.announcement.channel.kind
            found[at, about, inside].append((what, snippet))
    for (at, _, inside), pairs in found.items():
        posts = {snippet.announcement.id: snippet for _, snippet in pairs}
        whats = tuple(dict.fromkeys(what for what, _ in pairs))
        yield Carried(whats, tuple(posts.values()), at or pairs[0][1].at, inside)


def posted(snippets: Iterable[Snippet]) -> str:
    """Return which posts these are: `“launch” and “reminder” on mastodon`."""
    posts = [snippet.announcement for snippet in snippets]
    rungs = listed(tuple(dict.fromkeys(f"“{one.rung.name}”" for one in posts)))
    return f"{rungs} on {listed(tuple(dict.fromkeys(one.channel.id for one in posts)))}"


def _mended(snippet: Snippet, what: str) -> tuple[Location | None, str]:
    """Return where *what* is mended, and how a hint says so; a template has no place in the plan."""
    edition = snippet.announcement.edition
    if snippet.own:
        return snippet.at, ""
    if what in edition.title:
        return snippet.at, " (in the title; or write other words under `posts:`)"
    if what in edition.summary:
        at = edition.post.summed if edition.post else snippet.at
        return at, " (in the summary; or write other words under `posts:`)"
    return None, " (in its template, below theme/snippets/)"
