"""A post gives no link to the piece it tells of.

Why: Who wants to read on has to search, and few do. On Instagram and TikTok nobody can follow a link, and some networks
have it beside the words: there nothing is told. Nor is it of a post that goes out before the piece does.

How to mend it: Write `{url}` where the link should stand; in a thread once is enough. If you pass on a short link, name
it in the entry (`share:`): then `{url}` is that one.

For example:

    posts:
      mastodon: |
        Stuck screw? Heat, then patience. {url}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from builder.model.addresses import url_of
from builder.model.carried import posted
from builder.model.plan import Edition, Plan
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.settings import Site

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
BESIDE = {"print", "threads"}  # paper has its QR code, and the file for Threads attaches the link

Addresses = Mapping[str, frozenset[str]]  # of every page of an entry, by its id


def check(rendered: Rendered) -> Iterator[Problem]:
    addresses = _addresses(rendered.plan)
    found: dict[tuple[object, ...], list[Snippet]] = defaultdict(list)
    for snippet in rendered.ahead:
        if not _given(snippet, addresses):
            # a template has no link for any piece: it is told once
            of = (snippet.at, snippet.announcement.edition.id) if snippet.own else (snippet.announcement.channel.id,)
            found[of].append(snippet)
    yield from map(_told, found.values())


def _told(snippets: list[Snippet]) -> Problem:
    first = snippets[0]
    one = first.announcement
    only = one.id if len(snippets) == 1 else ""
    mended = "`{url}`" if first.own else "`{{ view.url }}` in its template, below theme/snippets/,"
    message, hint = f"no link to the piece stands in {posted(snippets)}", f"write {mended} where it should stand"
    return Problem(first.at, "link-missing", message, hint, SEVERITY, one.edition.id, post=only)


def _addresses(plan: Plan) -> Addresses:
    found: dict[str, set[str]] = defaultdict(set)
    for edition in plan.editions:
        if edition.entry and edition.url:
            found[edition.id].update(map(_bare, _leading_to(edition, plan.settings.site)))
    return {entry: frozenset(urls) for entry, urls in found.items()}


def _leading_to(edition: Edition, site: Site) -> Iterator[str]:
    """Yield every address that leads to the piece or what it gathers, or to the room or the recording of an event."""
    yield edition.url
    yield from (url_of(site, path) for path in edition.formerly)
    yield from (piece.url for piece in edition.gathered)
    if edition.entry:
        yield from filter(None, (edition.entry.join, edition.entry.replay))


def _bare(url: str) -> str:
    """Return an address as somebody may write it who leaves out what goes without saying."""
    return unquote(url).partition("://")[2].rstrip("/").lower()


def _given(snippet: Snippet, addresses: Addresses) -> bool:
    one, rules = snippet.announcement, snippet.rules
    edition = one.edition
    if not edition.url or rules.link in {"apart", "dead"} or rules.piece or rules.kind in BESIDE:
        return True
    if edition.released and one.due < edition.released:
        return True
    text = unquote("\n".join(snippet.parts)).lower()
    return any(address in text for address in addresses[edition.id])
