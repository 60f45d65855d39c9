"""Which file belongs to which entry. When in doubt a file belongs to one, since what is planned waits for its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from builder.load.documents import Found
from builder.load.entries import Entries
from builder.load.paths import leads_out
from builder.model.post import Document
from builder.model.problem import Problem

DATED = re.compile(r"\d{4}-\d{2}-\d{2}[-_ ](?=.)")
SUFFIXED = re.compile(r"(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?)")


@dataclass
class Binding:
    """The entries and files of a project, and the problems of telling them apart."""

    entries: Entries
    found: list[Found]
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._named = dict(self._contents())

    def sorted(self) -> tuple[list[Document], list[Document]]:
        """Return posts and pages: a file with an entry or a date is a post, and so is anything else among posts."""
        posts, pages = [], []
        for one in self.found:
            entry = self._entry_of(one)
            if entry:
                posts.append(replace(one.document, id=entry, entry=entry))
            elif (one.document.date or one.name.among_posts) and not one.name.section:
                posts.append(one.document)
            else:
                pages.append(one.document)
        return posts, pages

    def _entry_of(self, one: Found) -> str:
        path, last = one.document.path, one.document.id.rpartition("/")[2]
        if path in self._named:
            return self._named[path]
        entry = self._by_name.get(alike(last), "")
        if not entry and (suffixed := SUFFIXED.fullmatch(last)) and alike(suffixed[1]) in self._by_name:
            message = f"there is no language “{suffixed[2]}”"
            hint = "add it to `languages:` under `site:` in calendar.yaml, or give the file another name"
            self.problems.append(Problem(one.document.at, "unknown-name", message, hint, about=path))
            return self._by_name[alike(suffixed[1])]
        return entry or self._unreadable(last)

    def _unreadable(self, last: str) -> str:
        """Return the plan file that cannot be read and has the name of this one somewhere in it."""
        if not self.entries.unreadable:
            return ""
        word = re.compile(rf"(?<![\w-]){re.escape(last)}(?![\w-])", re.IGNORECASE)
        return next((id_ for id_, text in self.entries.unreadable.items() if last and word.search(text)), "")

    def _contents(self) -> Iterator[tuple[str, str]]:
        """Yield the files that an entry's `content:` names, each with the entry."""
        named: dict[str, str] = {}
        for id_, entry in self.entries.known.items():
            path = self._file_of(entry.content, id_) if entry.content else ""
            if path in named:
                message = f"{path} is the text of “{named[path]}” already"
                hint = "give each entry a file of its own"
                problem = Problem(entry.marks.of("content"), "duplicate-id", message, hint, about=path)
                self.problems.append(problem)
            elif path:
                named[path] = id_
                yield path, id_

    def _file_of(self, written: str, id_: str) -> str:
        """Return the file that `content:` means: from the root, from content/, or by the only such name there is."""
        at = self.entries.known[id_].marks.of("content")
        if leads_out(written):
            hint = "write its path from the root, like content/posts/stuck-screw.md"
            self.problems.append(Problem(at, "path-escapes", f"“{written}” leads out of the project", hint, about=id_))
            return ""
        paths = {one.document.path for one in self.found}
        plain = "/".join(part for part in written.split("/") if part not in {"", "."})
        for path in (plain, f"content/{plain}", f"{plain}.md", f"content/{plain}.md"):
            if path in paths:
                return path
        same = [path for path in paths if path.rpartition("/")[2] == plain.rpartition("/")[2]]
        if len(same) == 1:
            return same[0]
        hint = "write its path from the root, like content/posts/stuck-screw.md"
        self.problems.append(Problem(at, "content-missing", f"there is no file {written}", hint, "warning", id_))
        return ""

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Return every id by what its file may be called."""
        elsewhere = set(self._named.values())
        ids = [id_ for id_ in self.entries.declared if id_ not in elsewhere]
        return {alike(DATED.sub("", id_)): id_ for id_ in ids} | {alike(id_): id_ for id_ in ids}


def alike(name: str) -> str:
    """Return what a name has in common with its other spellings: `Stuck_Screw` and `stuck-screw`."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or name
