"""What a written target means: a file, an entry, an address, a place on a page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import unquote, urljoin

from builder.model.addresses import composed, file_of
from builder.model.anchors import PREFIX, own
from builder.model.nearest import nearest
from builder.model.post import Document
from builder.model.problem import Location, Severity
from builder.model.rendered import Listing

ENTRY = "entry:"
LIQUID = re.compile(r"\{\{|\{%|\$\{")  # another generator would have put something here
ASIDE = ("fn", ":~:", "top")  # footnotes, searched words, the top of every page
MOST = 50  # slips of a kind that are told of one file
MANY = 200  # names among which a slip is looked for


def source_of(document: Document, written: str, places: Collection[str]) -> str | None:
    """Return the source path that a link means, from its file or from the top of content/, if there is such a file."""
    return source_from(document.path, written, places)


def source_from(path: str, written: str, places: Collection[str]) -> str | None:
    """Return the source path that a link in the file at *path* means, likewise."""
    target = composed(unquote(written.partition("#")[0].partition("?")[0]))
    target = target[1:] if target.startswith("@/") else target  # how Zola writes a path from the top of content/
    folder = "content" if target.startswith("/") else composed(posixpath.dirname(path))
    source = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
    candidates = (source, f"{source}.md", f"{source}/index.md", f"{source}/_index.md")
    return next((candidate for candidate in candidates if candidate in places), None)


def entry_of(written: str) -> str:
    """Return the id that `entry:id#heading` means."""
    return unquote(written.removeprefix(ENTRY).partition("#")[0])


def has_anchor(document: Document, fragment: str) -> bool:
    """Tell whether *fragment* leads to a place of *document*."""
    facts, wanted = document.body.facts, unquote(fragment).removeprefix(PREFIX)
    known = {*facts.anchors, *(heading.id for heading in facts.headings)}
    return not wanted or wanted.startswith(ASIDE) or wanted in known or own(wanted) in known


@dataclass(frozen=True)
class Text:
    """A document that may become public: where it will stand, what it withholds, how bad a slip in it is."""

    document: Document
    path: str
    about: str
    severity: Severity

    def at(self, written: str) -> Location:
        """Return where a target is written: in the words, or in the front matter."""
        if place := self._places.get(unquote(written)):
            return Location(self.document.path, *place)
        named = {self.document.image: "image", **{src: part for part, src in self.document.parts.items()}}
        return self.document.marks.of(named[written]) if written in named else self.document.at

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        return self.document.body.places()


@dataclass(frozen=True)
class Ground:
    """All that a link of a site can lead to."""

    listing: Listing

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        plan = self.listing.plan
        posts = (
            Text(one.post, one.path, one.id if one.entry else one.post.path, "error" if one.entry else "warning")
            for one in plan.editions
            if one.post
        )
        return (*posts, *(Text(one.page, one.path, one.page.path, "warning") for one in plan.places))

    @cached_property
    def sources(self) -> Mapping[str, Document | None]:
        """Return every file of content/, with what could be read of it; what is wrong with one is told there alone."""
        project = self.listing.plan.project
        unread: dict[str, Document | None] = dict.fromkeys((*project.sources, *project.others))
        return unread | {text.document.path: text.document for text in self.texts}

    @cached_property
    def files(self) -> frozenset[str]:
        """Return every file that a server may be asked for, and the old addresses that posts bring along."""
        addresses = (path for path, _, _ in self.listing.plan.addresses)
        aliases = (alias.strip("/") for text in self.texts for alias in text.document.aliases)
        return self.listing.others | {file_of(one) for one in (*addresses, *aliases)}

    def leads(self, text: Text, written: str) -> bool:
        """Tell whether a relative target of *text* leads to a file or an address."""
        if written.startswith(ENTRY) or LIQUID.search(unquote(written)):
            return True
        return source_of(text.document, written, self.sources) is not None or self._is_address(text, written)

    def _is_address(self, text: Text, written: str) -> bool:
        path = unquote(urljoin(f"/{text.path}", written.partition("#")[0].partition("?")[0])).lstrip("/")
        return any(file in self.files for file in (file_of(path), f"{path}/index.html", f"{path}.html"))

    def meant(self, text: Text, written: str) -> str:
        """Return the target that was probably meant, or nothing."""
        target, mark, fragment = unquote(written).partition("#")
        name = posixpath.basename(target)
        here = posixpath.dirname(text.document.path)
        same = [path for path in self._named.get(name, ()) if path != text.document.path]
        if len(same) == 1:
            return posixpath.relpath(same[0], here) + mark + fragment
        folder = posixpath.dirname(target)
        there = posixpath.normpath(posixpath.join(here, folder))  # before the folder that the text is in
        close = self._near(name, there, text.document.path)
        if close:
            return posixpath.join(folder, close) + mark + fragment
        close = self._near(name, here, text.document.path)
        return close + mark + fragment if close else ""

    def _near(self, name: str, folder: str, own: str) -> str:
        beside = (one for one in self._beside.get(folder, ()) if posixpath.join(folder, one) != own)
        return nearest(name, islice((one for one in beside if _may_mean(name, one)), MANY)) if name else ""

    @cached_property
    def _named(self) -> Mapping[str, list[str]]:
        return _grouped((posixpath.basename(path), path) for path in self.sources)

    @cached_property
    def _beside(self) -> Mapping[str, list[str]]:
        return _grouped((posixpath.dirname(path), posixpath.basename(path)) for path in self.sources)


def _may_mean(name: str, other: str) -> bool:
    """Tell whether a slip can have made *name* of *other*: a text is never meant by the name of a picture."""
    return not other.endswith(".md") or posixpath.splitext(name)[1] in {"", ".md", ".html"}


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped
