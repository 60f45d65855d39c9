"""How a command speaks: an answer to standard output, what is wrong to standard error, and how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from typing import NoReturn

import click

from builder.model.problem import Problem
from builder.model.shown import shown
from builder.options import Options
from builder.told import as_json, problem_lines, problem_row, summary

SLOW = 1.0  # seconds after which progress is shown


def answer(options: Options, lines: Iterable[str], row: object, *, always: bool = False) -> None:
    """Print an answer in the format asked for; -q leaves out what is no answer but a report."""
    if options.format == "json":
        click.echo(as_json(row, sys.stdout.encoding))
        return
    for line in lines if always or not options.quiet else ():
        click.echo(shown(line))


def complain(options: Options, problems: Iterable[Problem], *, refusing: bool = False) -> None:
    """Print problems to standard error: errors and warnings, with -q only errors, with -v what is good to know.

    When *refusing*, errors come last: they are why, and stand right above the sentence that says so.
    """
    if options.format == "json":
        return
    wanted = {"error"} if options.quiet else {"error", "warning", *(("info",) if options.verbose else ())}
    told = [problem for problem in problems if problem.severity in wanted]
    errors = [problem for problem in told if problem.severity == "error"]
    parts = [[problem for problem in told if problem.severity != "error"], errors] if refusing else [told]
    for line in (line for part in parts for line in problem_lines(part, all_of_them=options.verbose)):
        click.echo(line, err=True)


def refuse(options: Options, why: str, new: Iterable[Problem] = (), told: Iterable[Problem] = ()) -> NoReturn:
    """Tell *new* problems and why nothing is done; JSON, which is one answer, has also those that were *told*."""
    if options.format == "json":
        rows = [problem_row(problem) for problem in sorted({*told, *new})]
        click.echo(as_json({"published": False, "why": why, "problems": rows}, sys.stdout.encoding))
    else:
        complain(options, sorted(new), refusing=True)
        click.echo(shown(why), err=True)
    sys.exit(1)


def decline(options: Options, why: str, problems: Iterable[Problem] = (), *, status: int = 2) -> NoReturn:
    """Say why nothing is written: exit 2 for wrong use, 1 for what went wrong."""
    if options.format == "json":
        rows = [problem_row(problem) for problem in problems]
        click.echo(as_json({"written": [], "why": why, "problems": rows}, sys.stdout.encoding))
    else:
        complain(options, problems, refusing=True)
        click.echo(shown(why), err=True)
    sys.exit(status)


def report(options: Options, problems: tuple[Problem, ...]) -> NoReturn:
    """Tell all *problems*, as `check` does, and exit with 1 if any is an error."""
    complain(options, problems)
    answer(options, [summary(problems)], [problem_row(problem) for problem in problems])
    sys.exit(any(problem.severity == "error" for problem in problems))


def progress(options: Options) -> Callable[[int, int], None]:
    """Return what is told how far it is; it shows that only to a person who has waited a second."""
    start = time.monotonic()
    watched = sys.stderr.isatty() and not options.quiet and options.format == "text"

    def tell(number: int, of: int) -> None:
        if watched and time.monotonic() - start > SLOW and number % 50 == 0:
            end = "\n" if number + 50 >= of else ""
            click.echo(f"\r{number} of {of} files{end}", err=True, nl=False)

    return tell
