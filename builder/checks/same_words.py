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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from builder.channels.measuring import HASHTAG
from builder.model.plan import Announcement
from builder.model.problem import Problem, Severity
from builder.model.rendered import Rendered, Snippet
from builder.model.said import count, listed
from builder.model.spelling import letters

SEVERITY: Severity = "warning"
OF_TIME = True  # what was posted is not told any more
FORGOTTEN = timedelta(days=90)
SENTENCE = 40  # letters that a template says besides the title: fewer are “Reminder:”, or when something begins
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Post:
    """A post with the letters of its *words*; *coming*: nobody has sent it, and it can be mended."""

    snippet: Snippet
    words: str
    coming: bool

    @property
    def one(self) -> Announcement:
        return self.snippet.announcement


def check(rendered: Rendered) -> Iterator[Problem]:
    coming = {id(snippet) for snippet in rendered.ahead}
    pieces: dict[tuple[str, str], list[Snippet]] = defaultdict(list)
    for snippet in rendered.snippets:
        if snippet.announcement.channel.kind != "site" and not snippet.rules.piece:
            edition = snippet.announcement.edition
            pieces[edition.id, edition.lang].append(snippet)
    for snippets in pieces.values():
        if len(snippets) > 1 and any(id(one) in coming for one in snippets):
            posts = [_Post(one, words, id(one) in coming) for one, words in zip(snippets, _said(snippets), strict=True)]
            yield from _at_once(posts)
            yield from _again(posts)


def _said(snippets: Iterable[Snippet]) -> Iterator[str]:
    """Yield the letters of each post of a piece that need not be in all of them."""
    spelt = cache(letters)  # of the title
    for snippet in snippets:
        edition = snippet.announcement.edition
        text = "\n".join((snippet.message.title, *snippet.parts))
        text = ADDRESS.sub(" ", text) if "://" in text else text
        words = letters(HASHTAG.sub(" ", text) if "#" in text else text)
        for same in filter(None, (edition.title, edition.disclosure)):
            words = words.replace(spelt(same), "")
        yield words


def _at_once(posts: list[_Post]) -> Iterator[Problem]:
    """Yield a problem for each step in which channels say the same; what is said at a later step, too, at the first."""
    told: set[str] = set()
    rungs: dict[str, dict[str, list[_Post]]] = defaultdict(lambda: defaultdict(list))
    for post in posts:
        rungs[post.one.rung.name][post.words].append(post)
    for alike in rungs.values():
        found = {
            words: several
            for words, several in alike.items()
            if len(several) > 1 and any(post.coming for post in several) and _counts(several) and words not in told
        }
        told.update(found)
        if found:
            yield _told_at_once(list(found.values()))


def _told_at_once(found: list[list[_Post]]) -> Problem:
    coming = [post for several in found for post in several if post.coming]
    first = next((post for post in coming if post.snippet.own), coming[0])
    where = ", and the same on ".join(listed([post.one.channel.id for post in several]) for several in found)
    edition = first.one.edition
    message = f"“{first.one.rung.name}” of “{edition.title}” says the same on {where}"
    if first.snippet.own:
        hint = "say it in another way on one of them, under `posts:`"
    else:
        template = f"theme/snippets/{coming[-1].one.channel.kind}.txt.j2"
        hint = f"write words for one of them under `posts:`, or a template of its own: {template}"
    return Problem(first.snippet.at, "same-words", message, hint, SEVERITY, edition.id)


def _again(posts: list[_Post]) -> Iterator[Problem]:
    """Yield a problem for each step that says what another one said not long before."""
    repeated: dict[tuple[str, str], list[tuple[_Post, _Post]]] = defaultdict(list)
    last: dict[tuple[str, str], _Post] = {}
    for post in sorted(posts, key=lambda post: post.one.due):
        before = last.get((post.one.channel.id, post.words))
        last[post.one.channel.id, post.words] = post
        if before and post.coming and post.one.due - before.one.due <= FORGOTTEN and _counts((before, post)):
            repeated[post.one.rung.name, before.one.rung.name].append((before, post))
    yield from map(_told_again, repeated.values())


def _counts(posts: Sequence[_Post]) -> bool:
    """Tell whether the words of *posts* are more than nothing, and if a template alone says them, than a label."""
    return len(posts[0].words) >= (1 if any(post.snippet.own for post in posts) else SENTENCE)


def _told_again(repeated: list[tuple[_Post, _Post]]) -> Problem:
    before, post = next((pair for pair in repeated if pair[1].snippet.own), repeated[0])
    one, other = post.one, before.one
    days = (one.due.date() - other.due.date()).days
    when = f"{count(days, 'day')} before" if days else "on the same day"
    where = listed([again.one.channel.id for _, again in repeated])
    message = f"“{one.rung.name}” of “{one.edition.title}” says the same as “{other.rung.name}” {when}, on {where}"
    hint = f"give it words of its own: `{one.rung.name}:` below `{one.channel.id}:` under `posts:`"
    return Problem(post.snippet.at, "same-words", message, hint, SEVERITY, one.edition.id)
