"""What can be said to `dateline new`: its words and options, and which of them belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be new: a question, or a piece where there are *words*, else a project."""

    words: tuple[str, ...] = ()
    question: str | None = None
    heard: str | None = None
    publish: str | None = None
    shape: str | None = None
    owner: str | None = None
    yes: bool = False
    team: str | None = None
    title: str | None = None
    url: str | None = None
    timezone: str | None = None
    language: str | None = None

    def alien(self) -> str:
        """Return the first option that says something of another thing than what is to be new, or nothing."""
        of_others: tuple[str, ...] = (*OF_PIECE, "heard")
        if self.question is not None:
            of_others = (*OF_PROJECT, *OF_PIECE, "shape")
        elif self.words:
            of_others = (*OF_PROJECT, "heard")
        return next((name for name in of_others if getattr(self, name) is not None), "")


OF_PROJECT = ("team", "title", "url", "timezone", "language")
OF_PIECE = ("publish", "owner")


def wishes(function: F) -> F:
    """Give the command its words and options."""
    for option in (
        click.option("-y", "--yes", is_flag=True, help="Write it without asking. In a script nobody is ever asked."),
        click.option("--heard", metavar="WHERE", help="Where somebody asked the question today."),
        click.option("--question", metavar="TEXT", help="Note a question of your readers instead."),
        click.option("--owner", metavar="PERSON", help="Whose piece it is."),
        click.option("--publish", metavar="MOMENT", help="When it goes out, like “Tue 2026-12-01 09:30”."),
        click.option("--language", metavar="CODE", help="What a new project is written in. [en]"),
        click.option("--timezone", metavar="NAME", help="Where its days begin, like Europe/Berlin. [UTC]"),
        click.option("--url", metavar="ADDRESS", help="Where its site will stand. [https://site.example/]"),
        click.option("--title", metavar="TEXT", help="What a new project is called. [Our site]"),
        click.option(
            "--shape", metavar="SHAPE", help="What a new project makes: blog, podcast. [blog] Or a piece's shape."
        ),
        click.option("--team", metavar="SIZE", help="Who makes a new project: small, newsroom. [small]"),
        click.argument("words", nargs=-1, metavar="[ID] [TITLE]"),
    ):
        function = option(function)
    return function


def wish_of(given: dict[str, Any]) -> Wish:
    """Take out of the options those that are about what is to be new."""
    return Wish(**{field.name: given.pop(field.name) for field in fields(Wish)})
