"""How both faces publish a build: the pages that MkDocs made and our artifacts, site first, then the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.model.artifact import Artifact, Rank
from builder.model.problem import Problem
from builder.outputs.words import key
from builder.pipeline import Build, Made, inspect
from builder.store import Row, Store
from builder.write import Target, Tell, Written, commit, discard, stage

WRITTEN_BY_HAND = ("calendar", "content", "questions", "theme", ".git")
SURVEY = "(check)"  # the store notes under this name what was inspected and never written


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
    """Return what MkDocs made as artifacts, all under the key of the pages."""
    ours = {artifact.path for artifact in made.artifacts if artifact.where == "site"}
    return tuple(
        Artifact("site", path, _pages_key(made), Rank.PAGE, partial(bytes, data))
        for path, data in sorted(pages.items())
        if path not in ours
    )


def standing_pages(made: Made, folder: Path, store: Store) -> tuple[Artifact, ...] | None:
    """Return the pages of an earlier build, if MkDocs would make them just so again; None if it has to."""
    if not made.pages:
        return ()
    mark = _pages_key(made)
    rows = {path: row for path, row in store.published(folder.absolute()).items() if row.key == mark}
    if not rows or any(not (folder / path).is_file() for path in rows):
        return None
    return tuple(Artifact("site", path, mark, Rank.PAGE, (folder / path).read_bytes) for path in sorted(rows))


def surveyed_pages(made: Made, store: Store) -> bool:
    """Tell whether an earlier look has seen just these pages."""
    rows = store.published(Path(SURVEY)).values()
    return not made.pages or any(row.key == _pages_key(made) for row in rows)


def _pages_key(made: Made) -> str:
    return f"pages {made.pages_key}"


def survey(build: Build, pages: Iterable[Artifact], store: Store) -> tuple[Problem, ...]:
    """Return what the inspection of the site finds, without writing it: of what no earlier look has seen."""
    made = build.made
    assert made is not None  # noqa: S101 - the faces survey only what was made
    seen = store.published(Path(SURVEY)) if store.seal(Path(SURVEY)) == _seal(made) else {}
    site = {one.path: one for one in (*made.artifacts, *pages) if one.where == "site"}
    new = [one for one in site.values() if one.path not in seen or seen[one.path].key != one.key]
    problems = inspect(build, lambda: ((one.path, one.render()) for one in new))
    if not problems:
        with store.locked():
            store.keep(
                Path(SURVEY), {one.path: Row(one.key, "", "") for one in new}, set(seen) - set(site), _seal(made)
            )
    return problems


def _seal(made: Made) -> str:
    """Return what the inspection depends on, beside the bytes it looks at."""
    return key(sorted(canary.bytes for canary in made.canaries))


def publish(
    build: Build, pages: Iterable[Artifact], to: Folders, store: Store, tell: Tell = lambda _, __: None
) -> Outcome:
    """Write both trees under the store's lock. Errors of templates, folders and locks are raised."""
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
            return Outcome(commit(public, store), commit(private, store))
    finally:
        discard((to.site, to.desk))
