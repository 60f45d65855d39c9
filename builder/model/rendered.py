"""The words each channel will carry, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from builder.model.copies import Copy
from builder.model.listening import Answer, Asked
from builder.model.message import Count, Message
from builder.model.network import Rules
from builder.model.occasions import Gathered
from builder.model.plan import Announcement, Plan
from builder.model.problem import Location, Problem
from builder.model.project import Asset
from builder.model.views import Day


@dataclass(frozen=True, slots=True)
class Release:
    """Who tells the press something, on which day, and whom to ask: the account of its channel."""

    site: str
    about: str
    home: str
    contact: str
    issued: Day


@dataclass(frozen=True, slots=True)
class SnippetView:
    """`snippets/*.txt.j2`: what a post for a channel may say. *again*: this channel has carried it before.

    *gathered* is what an issue lists, where a channel has room for any length. Of what is live, *phase* tells when the
    post is due: before it *begins*, with how to *join*; during it; or after, with the *replay*. Who is told before
    everybody else may be reads until when in *embargo*, and gets no *url*. The press alone gets the *text* itself, and
    who tells it in *release*.

    Of the text all others get the *headings* and one *quote*, and neither before everybody may read it. *times* is how
    often the channel has carried the piece before; it *looks_back* the first time after something live. *question* is
    what the piece answers first, in the language of the site. What is *ours* is no work of others that is passed on.
    The filters (`builder/filters.py`) ask the *rules* of the network.
    """

    title: str
    summary: str
    url: str
    hashtags: str
    credits: str
    entry: str
    rung: str
    channel: str
    lang: str
    again: bool
    rules: Rules
    times: int = 0
    looks_back: bool = False
    site: str = ""
    ours: bool = True
    tags: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    quote: str = ""
    question: str = ""
    disclosure: str = ""
    gathered: tuple[Gathered, ...] = ()
    phase: Literal["", "before", "during", "after"] = ""
    begins: Day | None = None
    join: str = ""
    replay: str = ""
    embargo: Day | None = None
    timezone: str = ""
    sponsor: str = ""
    text: str = ""
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """What is posted for an announcement: the *message*, and what each of its parts counts by the *rules* of its
    network. *own*: an editor wrote the words, at the place *at*, and did not leave them to the template; *split* is
    what they count as one post, if they became a thread because of it. The message's pictures are *copies*; *left* is
    how many more the piece has for it than the network takes."""

    announcement: Announcement
    message: Message
    counts: tuple[Count, ...]
    rules: Rules
    at: Location
    own: bool = False
    split: Count | None = None
    copies: tuple[Copy, ...] = ()
    left: int = 0

    @property
    def parts(self) -> tuple[str, ...]:
        return self.message.parts

    def named(self, number: int) -> str:
        """Return which post this is, in words: `part 2 of “launch” on bluesky`."""
        one = self.announcement
        return f"{f'part {number} of ' if len(self.parts) > 1 else ''}“{one.rung.name}” on {one.channel.id}"

    @property
    def text(self) -> str:
        """What stands before the words, a line each, then all parts, with dashes between those of a thread."""
        named = {self.rules.heading: self.message.title, self.rules.before: self.message.spoiler}
        head = "\n".join(f"{name}: {words}" for name, words in named.items() if name and words)
        return "\n\n".join(filter(None, (head, "\n---\n".join(self.parts))))


@dataclass(frozen=True, slots=True)
class ReplyView:
    """`snippets/reply.txt.j2`: what a reply may say to somebody who asked: never who that was."""

    question: str
    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send to those who asked and wait, with the link of an *answer*; *file* is where it stands on the desk."""

    asked: Asked
    answer: Answer
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A plan and everything that will be said of it."""

    plan: Plan
    snippets: tuple[Snippet, ...]
    replies: tuple[Reply, ...] = ()

    @property
    def ahead(self) -> tuple[Snippet, ...]:
        """The posts whose words can still be mended: not due yet, and sent by nobody. Our own pages are no posts."""
        now = self.plan.now
        posts = ((one, one.announcement) for one in self.snippets)
        return tuple(one for one, post in posts if post.due > now and not post.sent and post.channel.kind != "site")


@dataclass(frozen=True, slots=True)
class Listing:
    """A plan, the paths of all that is made for readers beside its posts and pages, and the assets among these."""

    plan: Plan
    others: frozenset[str]
    assets: tuple[Asset, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the outputs of desk/ get: all of it, what is wrong, and the posts that are *withheld* for their words.

    *token* is the secret part of the address that a public host has its calendars at.
    """

    rendered: Rendered
    problems: tuple[Problem, ...]
    withheld: tuple[Snippet, ...] = ()
    token: str = ""


@dataclass(frozen=True, slots=True)
class Canary:
    """Something of a private entry that must stand in no public file: *what* it is, in an author's words, and its text.

    That of an address is the whole URL, that of a picture the digest of its bytes.
    """

    about: str
    text: str
    what: Literal["words", "summary", "title", "address", "identity", "picture"]
    at: Location


@dataclass(frozen=True, slots=True)
class Published:
    """What is about to be public at *home*: each file's path and bytes; the canaries, and whether one is public."""

    home: str
    files: Callable[[], Iterator[tuple[str, bytes]]]
    canaries: tuple[Canary, ...]
    holds: Callable[[Canary], bool]
