"""What each command does: build, answer, and the exit status that programs read."""

from __future__ import annotations

import gc
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from builder.answers import answer, complain, progress, refuse
from builder.bounds import Lift
from builder.checks import rules
from builder.cli import Options
from builder.files import splice
from builder.hour import hour
from builder.load.mkdocs import mkdocs_file
from builder.load.theme import load_theme
from builder.load.tree import Folder
from builder.model.artifact import Artifact
from builder.model.nearest import did_you_mean, nearest
from builder.model.plan import Plan
from builder.model.problem import Problem
from builder.model.shown import shown
from builder.pages import PagesError, settings_file, with_pages
from builder.pipeline import Build, Made
from builder.pipeline import build as make
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
from builder.reported import report_lines, report_row
from builder.say import (
    made_lines,
    made_row,
    problem_row,
    summary,
    unwritable,
)
from builder.store import BusyError, Store, opened
from builder.theme import BrokenTemplateError, Theme
from builder.todo import next_lines, next_rows, person_of, sections
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
    _hour(options)
    within_bounds(options, partial(_build, options, folders, strict), folders)


def _build(options: Options, folders: Folders, strict: bool, ready: Lift) -> None:  # noqa: FBT001 - given by partial
    start = time.monotonic()
    with opened(options.root, trusted=not options.untrusted) as store:
        whole = with_pages(_make(options, store), tree_of(options))
        left = tell_left_out(options, whole)
        complain(options, whole.problems)
        if whole.made is None or (strict and whole.errors):
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
        stop("nothing is published", {*broken.problems, *made.theme.mistakes()})
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
    _hour(options)
    within_bounds(options, partial(_check, options, fix))


def _check(options: Options, fix: bool, _: Lift) -> None:  # noqa: FBT001 - given by partial
    with opened(options.root, trusted=not options.untrusted) as store:
        whole = _make(options, store)
        mends = [problem.fix for problem in whole.problems if problem.fix]
        if fix and mends:
            click.echo(f"mended {splice(options.root, mends)}", err=True)
            whole = _make(options, store)
        whole = with_pages(whole, tree_of(options))
        tell_left_out(options, whole)
        problems = tuple(sorted({*whole.problems, *_surveyed(options, whole, store)}))
    complain(options, problems)
    answer(options, [summary(problems)], [problem_row(problem) for problem in problems])
    sys.exit(any(problem.severity == "error" for problem in problems))


def _surveyed(options: Options, whole: Build, store: Store) -> Iterator[Problem]:
    """Yield the problems of templates, of MkDocs, and of the bytes that would be published."""
    made = whole.made
    yield from template_mistakes(made.theme if made else Theme(load_theme(tree_of(options))), store)
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
        os.environ["SOURCE_DATE_EPOCH"] = str(int(_hour(options).timestamp()))
    if not Folder(options.root).has("calendar.yaml"):
        refuse(options, "there is nothing to serve", make(Folder(options.root), _hour(options)).problems)
    level = logging.DEBUG if options.verbose else (logging.ERROR if options.quiet else logging.INFO)
    logging.basicConfig(level=level, format="%(message)s")
    try:
        serve_site(options.root.absolute(), address, drafts=drafts)
    except PagesError as failed:
        refuse(options, "there is nothing to serve", failed.problems)
    except OSError as error:
        refuse(options, f"nobody can listen at {address}: {error.strerror}")


def next_(options: Options, person: str | None, *, everything: bool) -> None:
    """List what is to be done. Exit 1 when the plan cannot be read, 2 for a person whom nobody knows."""
    plan = _planned(options)
    try:
        found = sections(plan, person_of(person, plan) if person else None)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--for") from None
    answer(options, next_lines(found), next_rows(found, everything=everything), always=True)


def report(options: Options, part: str | None) -> None:
    """Tell how the plan does, or a part of that. Exit 1 when the plan cannot be read."""
    plan = _planned(options)
    answer(options, report_lines(plan, part), report_row(plan, part), always=True)


def _planned(options: Options) -> Plan:
    with opened(options.root) as store:
        whole = _make(options, store)
    if whole.made is None:
        refuse(options, "the plan cannot be read", whole.problems)
    return whole.made.plan


def explain(options: Options, rule: str | None) -> None:
    """Print what a rule is about; one that does not exist is wrong use."""
    if rule is None:
        firsts = {name: (module.__doc__ or "").split("\n")[0] for name, module in rules().items()}
        answer(options, (f"{name:<24}{text}" for name, text in firsts.items()), firsts, always=True)
    elif rule in rules():
        text = (rules()[rule].__doc__ or "").strip()
        answer(options, text.split("\n"), {"rule": rule, "text": text}, always=True)
    else:
        close = did_you_mean(nearest(rule, rules()))
        raise click.UsageError(f"there is no rule “{rule}”{'; ' + close if close else ''}")


def _make(options: Options, store: Store) -> Build:
    gc.disable()  # nearly all that is made lives to the end; looking for what does not costs a third of the time
    try:
        made = make(tree_of(options), _hour(options), store)
    except OSError as error:
        refuse(options, f"this could not be read: {error.filename}: {error.strerror}")
    gc.freeze()  # nor is it looked for at the very end, where Python would do it all the same
    return made


def _hour(options: Options) -> datetime:
    try:
        return hour(options.now)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def stuck(error: OSError) -> NoReturn:
    """Say that nothing more can be written, where even that can be, and exit with 1."""
    sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - what waits in the other would be tried again at the end
    with suppress(OSError):
        click.echo(shown(unwritable(error)), err=True)
    sys.exit(1)
