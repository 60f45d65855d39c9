"""What build, check and serve do, and the exit status that programs read."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from builder.answers import answer, complain, progress, refuse, report
from builder.bounds import Lift
from builder.files import splice
from builder.load.asked import Asked
from builder.load.mkdocs import mkdocs_file
from builder.load.theme import came_along, load_theme
from builder.load.tree import Folder
from builder.making import hour_of, made_of
from builder.model.artifact import Artifact
from builder.model.problem import Problem
from builder.model.shown import shown
from builder.options import Options
from builder.pages import PagesError, settings_file, with_pages
from builder.pipeline import Build, Made
from builder.pipeline import build as make
from builder.plan.turns import between
from builder.publish import (
    Folders,
    Outcome,
    misplaced,
    page_artifacts,
    publish,
    standing_pages,
    survey,
    surveyed_pages,
    template_mistakes,
)
from builder.recall import remember, zone_of
from builder.say import (
    made_lines,
    made_row,
    unwritable,
)
from builder.store import BusyError, Store, opened
from builder.theme import BrokenTemplateError, Theme
from builder.untrusted import tell_left_out, tree_of, within_bounds
from builder.write import NotOursError

PORTS = range(1, 65536)


def build(options: Options, site: Path | None, desk: Path | None, *, strict: bool) -> None:
    """Build both trees. Exit 1 when nothing was published; withheld entries alone leave it at 0."""
    folders = Folders(site or options.root / "site", desk or options.root / "desk")
    if reason := misplaced(folders, options.root):
        raise click.UsageError(reason)
    if options.untrusted and (linked := [one for one in (folders.site, folders.desk) if one.is_symlink()]):
        raise click.UsageError(f"{linked[0]} is a link to another place; name a folder")
    hour_of(options)
    within_bounds(options, partial(_build, options, folders, strict), folders)


def _build(options: Options, folders: Folders, strict: bool, ready: Lift) -> None:  # noqa: FBT001 - given by partial
    start = time.monotonic()
    with opened(options.root, trusted=not options.untrusted) as store:
        whole = with_pages(made_of(options, store), tree_of(options))
        left = tell_left_out(options, whole)
        refusing = whole.made is None or (strict and bool(whole.errors))
        complain(options, whole.problems, refusing=refusing)
        if whole.made is None or refusing:
            refuse(options, "nothing is published", told=whole.problems)
        outcome = _published(options, whole, whole.made, folders, store, ready=ready)
    told = (whole.made, whole, outcome, time.monotonic() - start)
    answer(options, made_lines(*told), {**made_row(*told), **left})


def _published(  # noqa: PLR0913 - all that publishing needs
    options: Options, whole: Build, made: Made, folders: Folders, store: Store, *, ready: Lift
) -> Outcome:
    """Write both trees; whatever stops that is one clear sentence."""
    stop = partial(refuse, options, told=whole.problems)
    try:
        alone = mkdocs_file(tree_of(options)).alone  # what other plugins and hooks do, nobody can know beforehand
        pages = standing_pages(made, folders.site, store) if alone else None
        if pages is None:
            pages = _pages(options, whole, made)
        outcome = publish(whole, pages, folders, store, progress(options), ready=ready)
    except BrokenTemplateError as broken:
        stop("nothing is published", {*broken.problems, *made.theme.mistakes(came_along())})
    except PagesError as failed:
        stop("nothing is published", failed.problems)
    except BusyError:
        stop("another build of this project is running; try again when it is done")
    except NotOursError as error:
        stop(f"nothing is published: {error}")
    except OSError as error:
        stop(unwritable(error))
    if not outcome.published:
        stop("nothing is published", outcome.site.problems)
    return outcome


def _pages(options: Options, whole: Build, made: Made) -> tuple[Artifact, ...]:
    if not made.pages:
        return ()
    from builder.plugin import make_pages  # noqa: PLC0415 - MkDocs is loaded only when pages have to be made

    root = options.root.absolute()
    return page_artifacts(made, make_pages(whole, root, settings_file(root, trusted=not options.untrusted)))


def check(options: Options, *, fix: bool) -> None:
    """Tell all problems. Exit 1 on any error; warnings never change it."""
    if fix and options.untrusted:
        raise click.UsageError("--fix changes files, and --untrusted is for those of others; leave one of them out")
    hour_of(options)
    within_bounds(options, partial(_check, options, fix))


def _check(options: Options, fix: bool, _: Lift) -> None:  # noqa: FBT001 - given by partial
    with opened(options.root, trusted=not options.untrusted) as store:
        asked = _asked(options)
        whole = made_of(options, store, asked)
        mends = [problem.fix for problem in whole.problems if problem.fix]
        if fix and mends:
            click.echo(f"mended {splice(options.root, mends)}", err=True)
            asked = _asked(options)
            whole = made_of(options, store, asked)
        whole = with_pages(whole, asked)
        tell_left_out(options, whole)
        problems = tuple(sorted({*whole.problems, *_surveyed(options, whole, store)}))
        _remember(options, asked, whole, problems, store)
    report(options, problems)


def _asked(options: Options) -> Asked:
    return Asked(tree_of(options))


def _remember(options: Options, asked: Asked, whole: Build, problems: tuple[Problem, ...], store: Store) -> None:
    """Note what was found, unless it depends on more than the tree and the hour: programs of MkDocs, or no plan."""
    if options.untrusted or whole.everything is None or not mkdocs_file(asked).alone:
        return
    time = between(whole.everything)
    remember(store, asked, zone_of(whole.everything.now), (time.since, time.until), problems)


def _surveyed(options: Options, whole: Build, store: Store) -> Iterator[Problem]:
    """Yield the problems of templates, of MkDocs, and of the bytes that would be published."""
    made = whole.made
    yield from template_mistakes(made.theme if made else Theme(load_theme(tree_of(options))), came_along, store)
    if made is None:
        return
    known = surveyed_pages(made, store) and mkdocs_file(tree_of(options)).alone
    pages: tuple[Artifact, ...] | None = None
    try:
        pages = None if known else _pages(options, whole, made)
    except (BrokenTemplateError, PagesError) as failed:
        yield from failed.problems
    yield from survey(whole, pages, store)


def serve(options: Options, address: str, *, drafts: bool = False) -> None:
    """Serve the site with live reload until interrupted. Exit 1 where there is no project, or nobody can listen."""
    from builder.plugin import serve as serve_site  # noqa: PLC0415 - as in _pages

    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) not in PORTS:
        raise click.BadParameter(f"“{address}” is no address; write one like 127.0.0.1:8000")
    if options.now is not None:
        os.environ["SOURCE_DATE_EPOCH"] = str(int(hour_of(options).timestamp()))
    if not Folder(options.root).has("calendar.yaml"):
        refuse(options, "there is nothing to serve", make(Folder(options.root), hour_of(options)).problems)
    level = logging.DEBUG if options.verbose else (logging.ERROR if options.quiet else logging.INFO)
    logging.basicConfig(level=level, format="%(message)s")
    try:
        serve_site(options.root.absolute(), address, drafts=drafts)
    except PagesError as failed:
        refuse(options, "there is nothing to serve", failed.problems)
    except OSError as error:
        refuse(options, f"nobody can listen at {address}: {error.strerror}")


def stuck(error: OSError) -> NoReturn:
    """Say that nothing more can be written, where even that can be, and exit with 1."""
    sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - what waits in the other would be tried again at the end
    with suppress(OSError):
        click.echo(shown(unwritable(error)), err=True)
    sys.exit(1)
