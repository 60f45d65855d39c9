"""A word stands here that the team agreed not to use.

Why: A word that readers do not know, or that hurts some of them, was talked over once. voice.yaml keeps what came of
it, and nobody has to remember.

How to mend it: Write what is offered instead. A word may be meant for one language or one channel only: then it
stands in voice.yaml under `languages:` or `channels:`. Of what is not out yet all words are read, but no code; of what
is out the titles and summaries, and the posts in the plan. Old posts without an entry are told to your team together.

For example:

    avoid:
      - {word: simply, because: it is not simple to those who ask, instead: leave it out}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from builder.model.entry import Entry
from builder.model.plan import Plan
from builder.model.post import Document
from builder.model.problem import Location, Problem
from builder.model.protocol import Avoided, Protocol
from builder.model.settings import Settings
from builder.model.slips import ASIDE, FEW, crowded
from builder.model.wording import Wording, counted, spoken

SEVERITY = "warning"
MOST = 20  # words that are told of one text
OVER = ("out", "expired")

Words = Callable[[str, str], Wording]  # of a language and a channel
Stands = tuple[Location, Avoided, int]  # where first, what, how often


def check(plan: Plan) -> Iterator[Problem]:
    protocol = plan.project.protocol
    if not _is_used(protocol):
        return
    words: Words = cache(lambda lang, channel: Wording.of(protocol, lang, channel))
    older: list[Stands] = []
    told: set[str] = set()
    for edition in plan.editions:
        entry, post = edition.entry, edition.post
        if edition.stage in ASIDE and edition.stage != "expired":
            continue
        if entry and entry.id not in told:
            told.add(entry.id)
            yield from _told(_entry(entry, words, plan.settings, titled=post is None), entry.id)
        if not post:
            continue
        about, avoided = entry.id if entry else post.path, words(post.lang, "")
        if edition.stage not in OVER:
            yield from _told(_document(post, avoided), about)
        elif entry:
            yield from _told(_fields(post, avoided), about)
        else:
            older += _fields(post, avoided)
    yield from _older(older)


def _is_used(protocol: Protocol) -> bool:
    parts = (protocol.everywhere, *protocol.languages.values(), *protocol.channels.values())
    return any(part.avoid for part in parts)


def _entry(entry: Entry, words: Words, settings: Settings, *, titled: bool) -> Iterator[Stands]:
    """Yield what stands in the words of an entry; its title counts where no text has one of its own."""
    first, marks = settings.site.language, entry.marks
    if titled:
        yield from _within(entry.title, words(first, ""), marks.of("title"))
    for name, rungs in entry.posts.items():
        channel = settings.channels.get(name)
        lang = (channel.language if channel else None) or first
        for rung, parts in rungs.items():
            at = marks.of("posts", name, rung) if rung else marks.of("posts", name)
            yield from _within("\n".join(parts), words(lang, name), at)


def _document(document: Document, words: Wording) -> Iterator[Stands]:
    yield from _fields(document, words)
    whole = document.body.source()
    if not words.may_stand_in(whole):
        return
    body = document.body.text()
    above = whole.count("\n") - body.count("\n")
    for one, (offset, count) in counted(words.found(spoken(body))).items():
        line = body.count("\n", 0, offset) + 1 + above
        yield Location(document.path, line, offset - body.rfind("\n", 0, offset)), one, count


def _fields(document: Document, words: Wording) -> Iterator[Stands]:
    yield from _within(document.title, words, document.marks.of("title"))
    yield from _within(document.summary, words, document.summed)


def _within(text: str, words: Wording, at: Location) -> Iterator[Stands]:
    return ((at, one, count) for one, (_, count) in counted(words.found(text)).items())


def _told(found: Iterator[Stands], about: str) -> Iterator[Problem]:
    """Yield a problem for each word: at its first place, with how often it stands in this text."""
    counts: dict[Avoided, tuple[Location, int]] = {}
    for at, one, count in found:
        first, before = counts.get(one, (at, 0))
        counts[one] = (first, before + count)
    for one, (at, count) in islice(counts.items(), MOST):
        yield _problem(at, one, f" ({count} times)" if count > 1 else "", about)


def _problem(at: Location, one: Avoided, times: str, about: str) -> Problem:
    because = f": {one.because}" if one.because else ""
    hint = f"instead: {one.instead}" if one.instead else "say it in another way"
    return Problem(at, "voice", f"“{one.word}” is a word to avoid{because}{times}", hint, "warning", about)


def _older(found: list[Stands]) -> Iterator[Problem]:
    some = [
        Problem(at, "voice", f"“{one.word}” is a word to avoid, in an older post", "", "info", at.path)
        for at, one, _ in sorted(found, key=lambda stands: stands[0])[:FEW]
    ]
    together = f"words to avoid stand in {len(found)} titles and summaries of older posts"
    yield from crowded(some, len(found), together)
