"""A piece is told in the same words on two channels, or twice on one.

Why: Who follows two of your accounts reads the same thing twice, and learns that one is enough. Whoever has passed it
by in one form passes it by again; another side of the piece may be theirs.

The same are words whose letters are, one by one: capitals, marks, spaces and emoji make no difference. What must be the
same is left out: the title, addresses, hashtags, and what says that it was paid for. Of what a template says alone less
than a sentence is no words yet. Twice on one channel is twice within 90 days.

How to mend it: Say on one of them what matters to those who are there: a question, a figure, a sentence of the piece.
Or give the channel a template of its own, like theme/snippets/mastodon.txt.j2.

For example:

    posts:
      mastodon: |
        Stuck screw? Heat, then patience. {url}
      linkedin: |
        Nine of ten stuck screws come out with a soldering iron. We measured. {url}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache

from builder.channels.measuring import HASHTAG
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import count, listed
from builder.model.spelling import letters

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
FORGOTTEN = timedelta(days=90)
SENTENCE = 40  # letters that a template says besides the title: fewer are “Reminder:”, or when something begins
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)

Groups = dict[tuple[str, str], list[Snippet]]


def check(rendered: Rendered) -> Iterator[Problem]:
    ahead = {snippet.announcement.id for snippet in rendered.ahead}
    spoken = {snippet.announcement.edition.key for snippet in rendered.ahead}
    rungs: Groups = defaultdict(list)
    channels: Groups = defaultdict(list)
    for snippet in rendered.snippets:
        one = snippet.announcement
        if one.edition.key in spoken and one.channel.kind != "site" and not snippet.rules.piece:
            rungs[one.edition.key, one.rung.name].append(snippet)
            channels[one.edition.key, one.channel.id].append(snippet)
    mates = (several for several in (*rungs.values(), *channels.values()) if len(several) > 1)
    posts = {one.announcement.id: one for several in mates for one in several}
    spelt = cache(letters)  # of titles, which all posts of a piece repeat
    said = {post: _said(one, spelt) for post, one in posts.items()}
    yield from _at_once(rungs, said, ahead)
    yield from _again(channels, said, ahead)


def _said(snippet: Snippet, spelt: Callable[[str], str]) -> str:
    """Return the letters of a post that need not be in every one of its piece."""
    edition = snippet.announcement.edition
    text = "\n".join((snippet.message.title, *snippet.parts))
    text = ADDRESS.sub(" ", text) if "://" in text else text
    words = letters(HASHTAG.sub(" ", text) if "#" in text else text)
    for same in filter(None, (edition.title, edition.disclosure)):
        words = words.replace(spelt(same), "")
    return words


def _at_once(rungs: Groups, said: Mapping[str, str], ahead: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each step of an entry in which channels say the same; what is repeated later, at first."""
    told: set[tuple[str, str]] = set()
    for (edition, _), snippets in rungs.items():
        alike: dict[str, list[Snippet]] = defaultdict(list)
        for snippet in snippets if len(snippets) > 1 else ():
            alike[said[snippet.announcement.id]].append(snippet)
        found = []
        for words, several in alike.items():
            coming = any(one.announcement.id in ahead for one in several)
            if len(several) > 1 and coming and _counts(words, several) and (edition, words) not in told:
                told.add((edition, words))
                found.append(several)
        if found:
            yield _told_at_once(found, ahead)


def _told_at_once(found: list[list[Snippet]], ahead: Container[str]) -> Problem:
    posts = [one for several in found for one in several]
    first = next((one for one in posts if one.own and _coming(one, ahead)), None)
    at = first or next(one for one in posts if _coming(one, ahead))
    where = ", and the same on ".join(listed([one.announcement.channel.id for one in several]) for several in found)
    edition = at.announcement.edition
    message = f"“{at.announcement.rung.name}” of “{edition.title}” says the same on {where}"
    if first:
        hint = "say it in another way on one of them, under `posts:`"
    else:
        kind = posts[-1].announcement.channel.kind
        hint = f"write words for one of them under `posts:`, or a template of its own: theme/snippets/{kind}.txt.j2"
    return Problem(at.at, "same-words", message, hint, SEVERITY, edition.id)


def _coming(snippet: Snippet, ahead: Container[str]) -> bool:
    return snippet.announcement.id in ahead


def _again(channels: Groups, said: Mapping[str, str], ahead: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each step of an entry that says what another one did not long before."""
    repeated: dict[tuple[str, str, str], list[tuple[Snippet, Snippet]]] = defaultdict(list)
    for (edition, _), snippets in channels.items():
        last: dict[str, Snippet] = {}
        for snippet in sorted(snippets, key=lambda one: one.announcement.due) if len(snippets) > 1 else ():
            one, words = snippet.announcement, said[snippet.announcement.id]
            before = last.get(words)
            last[words] = snippet
            if before is None or one.id not in ahead or one.due - before.announcement.due > FORGOTTEN:
                continue
            if _counts(words, (before, snippet)):
                repeated[edition, one.rung.name, before.announcement.rung.name].append((before, snippet))
    yield from map(_told_again, repeated.values())


def _counts(words: str, snippets: Iterable[Snippet]) -> bool:
    """Tell whether *words* are more than nothing, and if a template alone says them, more than a label."""
    return len(words) >= (1 if any(one.own for one in snippets) else SENTENCE)


def _told_again(repeated: list[tuple[Snippet, Snippet]]) -> Problem:
    before, snippet = next((pair for pair in repeated if pair[1].own), repeated[0])
    one, other = snippet.announcement, before.announcement
    days = count((one.due.date() - other.due.date()).days, "day")
    where = listed([again.announcement.channel.id for _, again in repeated])
    message = (
        f"“{one.rung.name}” of “{one.edition.title}” says the same as “{other.rung.name}” {days} before, on {where}"
    )
    hint = f"give it words of its own: `{one.rung.name}:` below `{one.channel.id}:` under `posts:`"
    return Problem(snippet.at, "same-words", message, hint, SEVERITY, one.edition.id)
