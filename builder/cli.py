"""The command line face: commands, progress, exit status. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from datetime import datetime

    from builder.model.problem import Problem
    from builder.pipeline import Build, Made
    from builder.publish import Outcome
    from builder.store import Store

F = TypeVar("F", bound=Callable[..., Any])
SLOW = 1.0  # seconds after which progress is shown


@dataclass(slots=True)
class Options:
    """What may stand before the command or after it; after it wins."""

    root: Path = Path()
    now: str | None = None
    format: str = "text"
    quiet: bool = False
    verbose: bool = False

    def hour(self) -> datetime:
        from builder.hour import hour

        try:
            return hour(self.now)
        except ValueError:
            raise click.BadParameter(f"“{self.now}” is no moment; write one like 2026-11-22T09:00") from None

    def answer(self, lines: Iterable[str], row: object) -> None:
        """Print an answer in the format asked for."""
        if self.format == "json":
            click.echo(json.dumps(row, ensure_ascii=False, indent=1))
        else:
            for line in lines:
                click.echo(line)

    def complain(self, problems: Iterable[Problem]) -> None:
        """Print problems to standard error: errors and warnings, with -q only errors, with -v what is good to know."""
        if self.format == "json":
            return
        shown = {"error"} if self.quiet else {"error", "warning", *(("info",) if self.verbose else ())}
        for problem in problems:
            if problem.severity in shown:
                click.echo(str(problem), err=True)


def shared(function: F) -> F:
    """Give a command the options that every command has."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option("-v", "--verbose", is_flag=True, default=None, help="Say also what is good to know."),
        click.option("-q", "--quiet", is_flag=True, default=None, help="Say only what is wrong."),
        click.option("--format", type=click.Choice(["text", "json"]), help="How to answer."),
        click.option("--now", metavar="ISO", help="Build as if it were this moment."),
        click.option("--root", type=folder, metavar="DIR", help="The project's folder, instead of this one."),
    ):
        function = option(function)
    return function


def options_of(context: click.Context, **given: object) -> Options:
    """Merge the options after the command over those before it."""
    options: Options = context.obj or Options()
    for name, value in given.items():
        if value is not None:
            setattr(options, name, value)
    return options


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
@shared
@click.pass_context
def main(context: click.Context, **given: object) -> None:
    """Turn an editorial plan and its posts into a site, feeds, calendars and the words for every channel.

    \b
    Example:
      dateline build          makes site/ and desk/
      dateline check          tells what is wrong, with file and line
    """
    context.obj = options_of(context, **given)


@main.command()
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes. [ROOT/site]")
@click.option("--desk", type=click.Path(path_type=Path), metavar="DIR", help="Where the desk goes. [ROOT/desk]")
@click.option("--strict", is_flag=True, help="Publish nothing if there is any error, and exit with 1.")
@shared
@click.pass_context
def build(context: click.Context, site: Path | None, desk: Path | None, *, strict: bool, **given: object) -> None:
    """Build the site for readers and the desk for the team.

    An entry or a file in error is withheld and the rest is published.

    \b
    Example:
      dateline build --site public --now 2026-12-01T09:30
    """
    from builder.publish import Folders
    from builder.say import made_lines, made_row
    from builder.store import opened

    options = options_of(context, **given)
    start = time.monotonic()
    with opened(options.root) as store:
        made = _build(options, store)
        options.complain(made.problems)
        if made.made is None or (strict and made.errors):
            _refuse(options, made.problems, "nothing is published")
        folders = Folders(site or options.root / "site", desk or options.root / "desk")
        outcome = _published(options, made, made.made, folders, store)
    seconds = time.monotonic() - start
    lines = made_lines(made.made, made, outcome, seconds)
    options.answer(() if options.quiet else lines, made_row(made.made, made, outcome, seconds))


def _build(options: Options, store: Store) -> Build:
    from builder.load.tree import Folder
    from builder.pipeline import build as make

    return make(Folder(options.root), options.hour(), store)


def _published(options: Options, build: Build, made: Made, folders: Any, store: Store) -> Outcome:  # noqa: ANN401
    """Write both trees; whatever stops that is one clear sentence."""
    from builder.publish import publish, standing_pages
    from builder.store import BusyError
    from builder.theme import BrokenTemplateError
    from builder.write import NotOursError

    try:
        pages = standing_pages(made, folders.site, store)
        if pages is None:
            pages = _pages(build, made, options)
        outcome = publish(build, pages, folders, store, _progress(options))
    except BrokenTemplateError as broken:
        _refuse(options, [broken.problem], "nothing is published", tell=True)
    except BusyError:
        _refuse(options, [], "another build of this project is running; try again when it is done")
    except (NotOursError, OSError) as error:
        _refuse(options, [], f"nothing more is published: {error}")
    if not outcome.published:
        _refuse(options, outcome.site.problems, "nothing is published", tell=True)
    return outcome


def _pages(build: Build, made: Made, options: Options) -> tuple[Any, ...]:
    from builder.plugin import make_pages
    from builder.publish import page_artifacts

    return page_artifacts(made, make_pages(build, options.root.absolute()))


def _refuse(options: Options, problems: Iterable[Problem], why: str, *, tell: bool = False) -> Any:  # noqa: ANN401
    from builder.say import problem_row

    rows = [problem_row(problem) for problem in problems]
    if tell:
        options.complain(problems)
    if options.format == "json":
        click.echo(json.dumps({"published": False, "why": why, "problems": rows}, ensure_ascii=False, indent=1))
    else:
        click.echo(why, err=True)
    sys.exit(1)


def _progress(options: Options) -> Callable[[int, int], None]:
    """Return what is told how far it is; it shows that only to a person who has waited a second."""
    start = time.monotonic()
    shown = sys.stderr.isatty() and not options.quiet and options.format == "text"

    def tell(number: int, of: int) -> None:
        if shown and time.monotonic() - start > SLOW and number % 50 == 0:
            click.echo(f"\r{number} of {of} files", err=True, nl=False)

    return tell


@main.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended by itself, by the smallest change of the text.")
@shared
@click.pass_context
def check(context: click.Context, *, fix: bool, **given: object) -> None:
    """Tell everything that is wrong, with file, line and column; exit with 1 on any error.

    \b
    Example:
      dateline check --fix
    """
    from builder.say import problem_row, summary
    from builder.store import opened
    from builder.write import splice

    options = options_of(context, **given)
    with opened(options.root) as store:
        made = _build(options, store)
        mends = [problem.fix for problem in made.problems if problem.fix]
        if fix and mends:
            mended = splice(options.root, mends)
            click.echo(f"mended {mended}", err=True)
            made = _build(options, store)
        problems = _surveyed(options, made, store)
    options.complain(problems)
    rows = [problem_row(problem) for problem in problems]
    options.answer(() if options.quiet else [summary(problems)], rows)
    sys.exit(any(problem.severity == "error" for problem in problems))


def _surveyed(options: Options, build: Build, store: Store) -> tuple[Problem, ...]:
    """Return all problems, those of the bytes that would be published among them."""
    from builder.publish import survey, surveyed_pages
    from builder.theme import BrokenTemplateError

    if build.made is None:
        return build.problems
    try:
        pages = () if surveyed_pages(build.made, store) else _pages(build, build.made, options)
        return tuple(sorted({*build.problems, *survey(build, pages, store)}))
    except BrokenTemplateError as broken:
        return tuple(sorted({*build.problems, broken.problem}))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@shared
@click.pass_context
def serve(context: click.Context, address: str, **given: object) -> None:
    """Show the site in a browser and build it again whenever a file changes.

    \b
    Example:
      dateline serve --address 127.0.0.1:8001
    """
    import logging
    import os

    from builder.plugin import serve as serve_site

    options = options_of(context, **given)
    if options.now:
        os.environ["SOURCE_DATE_EPOCH"] = str(int(options.hour().timestamp()))
    level = logging.DEBUG if options.verbose else (logging.ERROR if options.quiet else logging.INFO)
    logging.basicConfig(level=level, format="%(message)s")
    serve_site(options.root.absolute(), address)


@main.command("next")
@shared
@click.pass_context
def next_(context: click.Context, **given: object) -> None:
    """List what is to be done next: stages by their deadline, what missed its moment, what goes out.

    \b
    Example:
      dateline next --format json
    """
    from builder.say import next_lines, next_rows
    from builder.store import opened

    options = options_of(context, **given)
    with opened(options.root) as store:
        made = _build(options, store)
    if made.made is None:
        options.complain(made.problems)
        _refuse(options, made.problems, "the plan cannot be read")
    options.answer(next_lines(made.made.plan), next_rows(made.made.plan))


@main.command()
@click.argument("rule", required=False)
@shared
@click.pass_context
def explain(context: click.Context, rule: str | None, **given: object) -> None:
    """Explain a rule: what it finds, why, and how to mend it. Without RULE, list all.

    \b
    Example:
      dateline explain too-long
    """
    from builder.checks import rules
    from builder.model.nearest import did_you_mean, nearest

    options = options_of(context, **given)
    if rule is None:
        firsts = {name: (module.__doc__ or "").split("\n")[0] for name, module in rules().items()}
        options.answer((f"{name:<24}{text}" for name, text in firsts.items()), firsts)
        return
    if rule not in rules():
        close = did_you_mean(nearest(rule, rules()))
        raise click.UsageError(f"there is no rule “{rule}”{'; ' + close if close else ''}")
    text = (rules()[rule].__doc__ or "").strip()
    options.answer([text], {"rule": rule, "text": text})
