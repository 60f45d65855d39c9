"""The options that every command has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Options:
    """What may stand before the command or after it; after it wins."""

    root: Path = Path()
    now: str | None = None
    format: str = "text"
    quiet: bool = False
    verbose: bool = False
    untrusted: bool = False


def shared(function: F) -> F:
    """Give a command the options that every command has."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option("-v", "--verbose", is_flag=True, default=None, help="Say also what is good to know."),
        click.option("-q", "--quiet", is_flag=True, default=None, help="Say only what is wrong."),
        click.option("--format", type=click.Choice(["text", "json"]), help="How to answer."),
        click.option("--now", metavar="ISO", help="Work as if it were this moment, like 2026-12-01T09:30."),
        click.option("--root", type=folder, metavar="DIR", help="The project's folder, instead of this one."),
    ):
        function = option(function)
    return function


def careful(function: F) -> F:
    """Give a command the option to trust nothing but content and plan."""
    text = (
        "Use nothing of the repository but its content and plan: no theme, no mkdocs.yml with its plugins and hooks, "
    )
    text += "no files that the plan includes from elsewhere, no .dateline/; with bounded time and memory."
    return click.option("--untrusted", is_flag=True, default=None, help=text)(function)


def options_of(context: click.Context, given: dict[str, Any]) -> Options:
    """Merge the options after the command over those before it."""
    options: Options = context.obj or Options()
    for name, value in given.items():
        if value is not None:
            setattr(options, name, value)
    return options
