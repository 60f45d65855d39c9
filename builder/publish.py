"""How both faces publish a build: the pages that MkDocs made and our artifacts, site first, then the desk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from builder.model.artifact import Artifact, Rank
from builder.model.problem import Problem
from builder.outputs.words import key
from builder.pipeline import Build, Made, inspect
from builder.store import BusyError, Row, Store
from builder.theme import ROOMS, BrokenTemplateError, Theme
from builder.write import Target, Tell, Written, commit, discard, stage

WRITTEN_BY_HAND = ("calendar", "content", "questions", "results", "theme", ".git")
SURVEY = Path("(check)")  # the store notes under this name what was inspected and never written
TEMPLATES = Path("(templates)")  # likewise, of which theme every template was tried


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the two trees go."""

    site: Path
    desk: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written to each tree; nothing where the inspection of the site found an error."""

    site: Written
    desk: Written = field(default_factory=Written)

    @property
    def published(self) -> bool:
        return self.site.right


def misplaced(to: Folders, root: Path) -> str:
    """Return why the two trees cannot stand there, or nothing: each file that a tree does not know is removed."""
    site, desk, top = to.site.resolve(), to.desk.resolve(), root.resolve()
    for folder in (site, desk):
        if top.is_relative_to(folder):
            return f"{folder} holds the project itself; name a folder of its own"
        if any(folder.is_relative_to(top / name) for name in WRITTEN_BY_HAND):
            return f"{folder} is where you write; name a folder of its own"
    if site.is_relative_to(desk) or desk.is_relative_to(site):
        return "the site is public and the desk is not: name two folders, neither inside the other"
    return ""


def page_artifacts(made: Made, pages: Mapping[str, bytes]) -> tuple[Artifact, ...]:
    """Return what MkDocs made as artifacts, all under the key of the pages and of their own bytes.

    The bytes count since the key of the pages does not cover what plugins and hooks do.
    """
    ours = {artifact.path for artifact in made.artifacts if artifact.where == "site"}
    return tuple(
        Artifact("site", path, f"{_pages_key(made)}{key(data)}", Rank.PAGE, partial(bytes, data))
        for path, data in sorted(pages.items())
        if path not in ours
    )


def standing_pages(made: Made, folder: Path, store: Store) -> tuple[Artifact, ...] | None:
    """Return the pages of an earlier build, if MkDocs would make them just so again; None if it has to."""
    if not made.pages:
        return ()
    rows = store.published(folder.absolute(), _pages_key(made))
    if not rows or any(not (folder / path).is_file() for path in rows):
        return None
    return tuple(
        Artifact("site", path, row.key, Rank.PAGE, (folder / path).read_bytes) for path, row in sorted(rows.items())
    )


def surveyed_pages(made: Made, store: Store) -> bool:
    """Tell whether an earlier look has seen just these pages, and looked for the same."""
    return not made.pages or any(_of_pages(row, made) for row in _surveyed(made, store).values())


def _surveyed(made: Made, store: Store) -> dict[str, Row]:
    return store.published(SURVEY) if store.seal(SURVEY) == _seal(made) else {}


def _of_pages(row: Row, made: Made) -> bool:
    return row.key.startswith(_pages_key(made))


def _pages_key(made: Made) -> str:
    return f"pages {made.pages_key} "


def survey(build: Build, pages: Iterable[Artifact] | None, store: Store) -> tuple[Problem, ...]:
    """Return what is wrong with the bytes of both trees, without writing them: of those no earlier look has seen.

    No *pages* where `surveyed_pages`.
    """
    made = build.made
    assert made is not None  # noqa: S101 - the faces survey only what was made
    seen = _surveyed(made, store)
    wanted = {f"{one.where}/{one.path}": one for one in (*made.artifacts, *(pages or ()))}
    looked = {name: one for name, one in wanted.items() if one.drawn != "copy"}
    new = {name: one for name, one in looked.items() if name not in seen or seen[name].key != one.key}
    look = _Look(tuple(_worth_a_look(new.values())))
    problems = (*inspect(build, look.public), *look.broken())
    stays = {name for name, row in seen.items() if pages is None and _of_pages(row, made)}
    if not problems:
        rows = {name: Row(one.key, "", "") for name, one in new.items()}
        with suppress(BusyError), store.locked(patience=0):
            store.keep(SURVEY, rows, set(seen) - set(wanted) - stays, _seal(made))
    return problems


def _worth_a_look(new: Iterable[Artifact]) -> Iterator[Artifact]:
    """Yield what is to be rendered: of the cards, one shows whether their template can be used."""
    tried = False
    for one in new:
        if not (one.drawn and tried):
            yield one
        tried = tried or bool(one.drawn)


def undrawn(build: Build) -> Build:
    """Return *build* for a site that is only looked at: its pictures for networks are drawn when it is published."""
    if build.made is None:
        return build
    kept = tuple(one for one in build.made.artifacts if not (one.drawn and one.where == "site"))
    return replace(build, made=replace(build.made, artifacts=kept))


@dataclass(slots=True)
class _Look:
    """Artifacts that are rendered to be looked at; a template that cannot be used does not hide the others."""

    new: tuple[Artifact, ...]
    _broken: set[Problem] = field(default_factory=set)
    _public: bool = False

    def public(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the bytes of what is for readers."""
        self._public = True
        yield from self._rendered("site")

    def broken(self) -> Iterator[Problem]:
        """Yield the mistakes of templates; first of those whose pages nobody has asked for."""
        for where in ("desk",) if self._public else ("site", "desk"):
            deque(self._rendered(where), maxlen=0)
        yield from self._broken

    def _rendered(self, where: str) -> Iterator[tuple[str, bytes]]:
        for one in self.new:
            if one.where != where:
                continue
            try:
                yield one.path, one.render()
            except BrokenTemplateError as broken:
                self._broken.update(broken.problems)


def template_mistakes(theme: Theme, known: Callable[[], Mapping[str, bytes]], store: Store) -> tuple[Problem, ...]:
    """Return what is wrong with templates of *theme*; what *known* gives is believed, and what was right."""
    mark = key([theme.digest(room) for room in ROOMS])
    if store.seal(TEMPLATES) == mark:
        return ()
    problems = theme.mistakes(known())
    if not problems:
        with suppress(BusyError), store.locked(patience=0):
            store.keep(TEMPLATES, {}, (), mark)
    return problems


def _seal(made: Made) -> str:
    """Return what the inspection depends on, beside the bytes it looks at."""
    return key(sorted((canary.what, canary.text) for canary in made.canaries))


def publish(  # noqa: PLR0913 - two callers, and two ways to be told
    build: Build,
    pages: Iterable[Artifact],
    to: Folders,
    store: Store,
    tell: Tell = lambda _, __: None,
    *,
    ready: Callable[[], None] = lambda: None,
) -> Outcome:
    """Write both trees under the store's lock. Errors of templates, folders and locks are raised.

    *ready* is called when all is made, just before the first file moves.
    """
    made = build.made
    assert made is not None  # noqa: S101 - the faces publish only what was made
    site = [*(artifact for artifact in made.artifacts if artifact.where == "site"), *pages]
    desk = [artifact for artifact in made.artifacts if artifact.where == "desk"]
    try:
        with store.locked():
            public = stage(site, Target(to.site, partial(inspect, build), _seal(made)), store, tell)
            if not public.written.right:
                return Outcome(public.written)
            private = stage(desk, Target(to.desk), store)  # nothing of either moves before both are ready
            ready()
            return Outcome(commit(public, store), commit(private, store))
    finally:
        discard((to.site, to.desk))
