"""What writers wrote: posts and pages, their facts, and their words as a value that renders itself when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.model.problem import Location, Marks
from builder.model.views import Heading


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a body without keeping it: counted words, first paragraph, headings, relative links.

    *links* has also the targets of *images* and those to entries (`entry:id`); *fragments* are the links within the
    page, *anchors* the places beside the headings that such a link may mean. *said* is the digest of the words alone,
    without what stands above them. *nameless* are the targets of pictures that no words stand for, *alts* targets and
    words of the others, *vague* words and targets of links that say no more than “here” in some language. *quote* is
    what may stand alone of it, with whose it is on a line below.
    """

    words: int = 0
    opening: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    said: str = ""
    nameless: tuple[str, ...] = ()
    vague: tuple[tuple[str, str], ...] = ()
    alts: tuple[tuple[str, str], ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a file. *digest* stands for them and for their *facts*; `text()` gives the Markdown, `html(links)`
    the HTML, and `plain(links)` the same without the spans that only a stylesheet of ours would colour; `places()`
    tells line and column of every target in it, percent-decoded; `source()` gives the whole file, front matter and all.

    *links* maps relative targets as written to where they lead now.
    """

    digest: str
    facts: Facts
    text: Callable[[], str] = field(compare=False, repr=False)
    html: Callable[[Mapping[str, str]], str] = field(compare=False, repr=False)
    plain: Callable[[Mapping[str, str]], str] = field(compare=False, repr=False)
    places: Callable[[], Mapping[str, tuple[int, int]]] = field(compare=False, repr=False)
    source: Callable[[], str] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file under content/, read by the usual names of seven generators.

    *id* is its path without suffix, date prefix and language, and *name* the last part of that; *date*, *updated* and
    *expires* are ISO 8601 texts, of a day or of a moment; *address* is the permalink it brings along, if any, *aliases*
    are those it had before; *entry* is the id it is planned under.
    """

    path: str
    id: str
    lang: str
    body: Body
    name: str = ""
    title: str = ""
    summary: str = ""
    date: str = ""
    updated: str = ""
    expires: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    slug: str = ""
    address: str = ""
    aliases: tuple[str, ...] = ()
    guid: str = ""
    draft: bool = False
    order: str = ""
    image: str = ""  # the picture that stands for it: a path as written, or a web address
    image_alt: str = ""
    image_shown: bool = False  # its words show it already
    parts: Mapping[str, str] = field(default_factory=dict)  # audio, transcript, …: a path as written, or a web address
    meta: tuple[str, ...] = ()
    entry: str = ""
    marks: Marks = field(default_factory=lambda: Marks(""))

    @property
    def at(self) -> Location:
        return Location(self.path)

    @property
    def speaks(self) -> bool:
        """Tell a page from the mere settings of a folder, as Zola and Hugo keep them in `_index.md`."""
        return "/_index." not in self.path or bool(self.title or self.body.text().strip())

    @property
    def summed(self) -> Location:
        """Where it says what it is about, or its first line."""
        keys = ("summary", "description", "excerpt", "abstract", "subtitle")
        return next((self.marks.of(key) for key in keys if (key,) in self.marks.at), self.at)

    @property
    def addressed(self) -> Location:
        """Where it says its address, or its first line."""
        written = (
            self.marks.of(key) for key in ("permalink", "url", "path", "save_as", "slug") if (key,) in self.marks.at
        )
        return next(written, self.at)

    @property
    def readdressed(self) -> Location:
        """Where it says its old addresses, or its first line."""
        written = (
            self.marks.of(key) for key in ("aliases", "alias", "redirect_from", "redirects") if (key,) in self.marks.at
        )
        return next(written, self.at)
