"""What MkDocs is given to make our pages, and what its failures are for an author; only plugin.py knows MkDocs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from traceback import walk_tb
from typing import Any

from click import ClickException
from markupsafe import escape

from builder.load.mkdocs import PATH, mkdocs_file, pages_elsewhere, programs_in
from builder.load.theme import CARRIED
from builder.load.tree import Folder, Tree
from builder.model.problem import Location, Problem
from builder.model.shown import shown
from builder.model.views import Heading, PageView
from builder.pipeline import Build
from builder.theme import BrokenTemplateError, Theme

HINT = f"mend {PATH}, or the plugin or hook that it names"
LINE = re.compile(r"\bline (\d+)")
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.DEBUG}
SETTING = re.compile(r"Config value '(\w+)': ")


class PagesError(Exception):
    """MkDocs made no pages; *problems* say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class Templates:
    """The templates that MkDocs is given: our theme's page template, whose mistakes are problems and no exceptions."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.problems: list[Problem] = []

    def get_template(self, _name: str) -> Templates:
        """Return the one template there is, whatever a page asks for."""
        return self

    def render(self, context: Mapping[str, object]) -> str:
        """Render a page; a template that cannot be used is noted, and nothing will be published."""
        try:
            return self._theme.render("site", "main.html", view=context["view"], html=context["html"])
        except BrokenTemplateError as broken:
            self.problems.append(broken.problem)
            return str(escape(broken.problem))


def root_of(settings: Path, docs_dir: Path) -> Path:
    """Return the project's root: the folder of mkdocs.yml, or of content/ where there is only the carried one."""
    return docs_dir.parent if settings.parent == CARRIED else settings.parent


def settings_file(root: Path, *, trusted: bool = True) -> Path:
    """Return the project's own mkdocs.yml, or the one that Dateline carries if it is for something else."""
    return (root if trusted and mkdocs_file(Folder(root)).named else CARRIED) / PATH


def desk_of(target: Path, root: Path, *, drafts: bool) -> Path:
    """Return where the team's pages go: with drafts beside the site that is served, whose addresses they name."""
    return target.with_name(f"{target.name}-desk") if drafts else root / "desk"


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file of *folder* by its path."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def view_of(build: Build, source: str) -> PageView | None:
    """Return what the template sees of the page whose file is *source*, below content/."""
    pages = build.made.pages if build.made else ()
    return next((view for place, view in pages if place.page.path == f"content/{source}"), None)


def tokens(headings: Iterable[Heading]) -> list[Any]:
    """Return headings as MkDocs' table of contents is made of; it keeps the type of these tokens to itself."""
    return [{"name": one.text, "id": one.id, "level": one.level, "children": []} for one in headings]


def log_problems(log: logging.Logger, problems: Iterable[Problem]) -> None:
    """Log problems, each with file, line and column."""
    for problem in problems:
        log.log(LEVELS[problem.severity], "%s", problem)


def with_pages(build: Build, tree: Tree, path: str = PATH) -> Build:
    """Return *build* and what is wrong with where its pages are; if that is an error, nothing is published."""
    found = (*pages_elsewhere(tree, path), *programs_in(tree, path))
    if not found:
        return build
    made = None if any(problem.severity == "error" for problem in found) else build.made
    return replace(build, problems=tuple(sorted({*build.problems, *found})), made=made)


def excuse_page(problems: tuple[Problem, ...]) -> str:
    """Return what `serve` shows before there is a site."""
    lines = "".join(f"<li>{escape(problem)}</li>" for problem in problems)
    ours = '<meta name="generator" content="Dateline">'
    return f"<!DOCTYPE html>{ours}<title>Dateline</title><h1>Nothing to show yet</h1><ul>{lines}</ul>"


@contextmanager
def mistakes_told(root: Path) -> Iterator[None]:
    """Turn whatever MkDocs, its plugins and hooks raise into a PagesError."""
    with _heard() as said:
        try:
            yield
        except (BrokenTemplateError, PagesError):
            raise
        except (Exception, SystemExit) as error:
            raise PagesError(*_problems(error, said, root)) from error


class _Ear(logging.Handler):
    """Keeps errors; warnings go on to standard error, as without it."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self._said.append(record.getMessage())
        elif logging.lastResort:
            record.msg, record.args = shown(record.getMessage()), ()  # it may name files, and anyone names files
            logging.lastResort.handle(record)


@contextmanager
def _heard() -> Iterator[list[str]]:
    said: list[str] = []
    ear, log = _Ear(said), logging.getLogger("mkdocs")
    log.addHandler(ear)
    try:
        yield said
    finally:
        log.removeHandler(ear)


def _problems(error: BaseException, said: list[str], root: Path) -> Iterator[Problem]:
    """Yield what MkDocs said of an error, or the error itself, each with its place if there is one."""
    if not isinstance(error, ClickException):  # what hooks and plugins raise; MkDocs' own are of click
        place = _raised(error, root)
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        yield Problem(place, "mkdocs", f"a plugin or hook of {PATH} fails: {_one_line(what)}", HINT)
        return
    for text in said or [error.format_message()]:
        yield Problem(_written(text, root), "mkdocs", f"MkDocs cannot make the pages: {_one_line(text)}", HINT)


def _raised(error: BaseException, root: Path) -> Location:
    """Return the innermost line of the project's own files that *error* came through."""
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno or 1))
    for file, line in reversed(frames):
        if file.is_relative_to(root) and "site-packages" not in file.parts:
            return Location(file.relative_to(root).as_posix(), line)
    return Location(PATH)


def _written(text: str, root: Path) -> Location:
    """Return the line of mkdocs.yml that MkDocs speaks of."""
    setting, line = SETTING.search(text), LINE.search(text)
    if not setting:
        return Location(PATH, int(line[1])) if line else Location(PATH)
    lines = (root / PATH).read_text("utf-8", "replace").splitlines() if (root / PATH).is_file() else []
    return Location(PATH, next((n for n, one in enumerate(lines, 1) if one.startswith(f"{setting[1]}:")), 1))


def _one_line(text: str) -> str:
    return " ".join(text.split())
