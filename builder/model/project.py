"""A project: everything that people wrote, read once and then trusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from builder.model.entry import Entry
from builder.model.history import History
from builder.model.hold import Hold
from builder.model.observances import Observance
from builder.model.post import Document
from builder.model.problem import Location, Problem
from builder.model.protocol import Protocol
from builder.model.questions import Question
from builder.model.results import Result
from builder.model.rota import Rota
from builder.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of content/ that is no Markdown: its path, a stamp that changes with it, and what is published of it.

    A picture has the *mark* of those bytes, the *suffix* of what it is, and a size in pixels, 0 if it has none of its
    own; raw HTML has the files it *shows*, as written. *place* is where it stands for one page, *size* its bytes,
    *seconds* how long a recording is. An *odd* one is turned by its notes or has a printer's colours, which not
    everything shows rightly.
    """

    path: str
    stamp: str
    read: Callable[[], bytes] = field(compare=False, repr=False)
    mark: str = ""
    suffix: str = ""
    width: int = 0
    height: int = 0
    shows: tuple[str, ...] | None = None
    place: str = ""
    size: int = 0
    seconds: int = 0
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Something found in several places: how often, in how many files, its first places. *seen* by readers, or not."""

    count: int
    files: int
    places: tuple[Location, ...]
    seen: bool

    @property
    def also(self) -> str:
        """Where it stands too, in words; nothing if there is one place."""
        return f"; also in {' and '.join(map(str, self.places[1:]))}" if len(self.places) > 1 else ""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read without being understood. The front matter keys that no field of ours takes, each with its places,
    and all that one does take; other generators' markup by kind; files of other markup than Markdown, by its name.
    """

    unknown_keys: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)
    known_keys: frozenset[str] = frozenset()
    foreign: Mapping[str, Found] = field(default_factory=dict)
    unread: Mapping[str, Found] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """Settings, entries and documents. *declared* are all entry ids written down, and where: also those of entries in
    error. Likewise *sources* are the paths of all texts, *others* those of all else in content/."""

    settings: Settings
    hold: Hold | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    declared: Mapping[str, Location] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    protocol: Protocol = field(default_factory=Protocol)
    results: tuple[Result, ...] = ()
    observances: tuple[Observance, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)  # days on which nobody works, and what they are called
    history: History = field(default_factory=History)
    posts: tuple[Document, ...] = ()
    pages: tuple[Document, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)  # by path
    sources: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    unshown: tuple[str, ...] = ()  # of the others, what readers could be shown and nothing leads to
    withheld: frozenset[str] = frozenset()  # the paths of documents that are left out
    rota: Rota = field(init=False, repr=False, compare=False)  # follows from the people

    def __post_init__(self) -> None:
        object.__setattr__(self, "rota", Rota.of(self.settings.people))

    @property
    def whole(self) -> bool:
        """Whether every entry that was written down is in it; a share of the others would follow every slip."""
        return self.declared.keys() <= self.entries.keys()

    def without(self, withheld: frozenset[str]) -> Project:
        """Return the project without the entries and files named in *withheld*; a file's entry goes with it."""
        withheld |= {post.entry for post in self.posts if post.entry and post.path in withheld}
        entries = {id_: entry for id_, entry in self.entries.items() if id_ not in withheld}
        posts = tuple(post for post in self.posts if post.path not in withheld and post.entry not in withheld)
        pages = tuple(page for page in self.pages if page.path not in withheld)
        assets = {path: asset for path, asset in self.assets.items() if path not in withheld}
        before, after = (self.entries, self.posts, self.pages, self.assets), (entries, posts, pages, assets)
        if [len(part) for part in before] == [len(part) for part in after]:
            return self
        left = {one.path for one in (*posts, *pages)}
        gone = self.withheld | {one.path for one in (*self.posts, *self.pages) if one.path not in left}
        return replace(self, entries=entries, posts=posts, pages=pages, assets=assets, withheld=gone)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What load() returns: all problems of reading, the theme, mkdocs.yml, and a project if there is one to be read."""

    project: Project | None
    source: Source
    theme: Mapping[str, bytes]
    mkdocs: bytes
    problems: tuple[Problem, ...]
