"""The commands that ask other machines, which a build never does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from builder.options import options_of, shared

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("what", type=click.Choice(["fetch"]))
@click.option("--http", "plain", is_flag=True, help="Take also what comes unencrypted, from http:// addresses.")
@shared
@click.pass_context
def observances(context: click.Context, /, what: str, *, plain: bool, **given: Any) -> None:  # noqa: ANN401
    """Download the calendars of others that the plan gives an address into the repository; a build never does.

    \b
    Example:
      dateline observances fetch
    """
    from builder.fetching import observances as fetch  # noqa: PLC0415 - as in _commands

    fetch(options_of(context, given), plain=plain)


@click.command()
@click.option("--before", type=FOLDER, metavar="DIR", help="The site as it was: what is another file now is told.")
@click.option("--since", metavar="ISO", help="What came out or was updated since, like 2026-12-01T09:30, is told.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be told, and ask nobody.")
@click.option("--http", "plain", is_flag=True, help="Tell also who listens unencrypted, at http:// addresses.")
@shared
@click.pass_context
def ping(context: click.Context, /, before: Path | None, since: str | None, **given: Any) -> None:  # noqa: ANN401
    """After a deploy, tell the feeds' hub (WebSub) and search engines (IndexNow) what changed, and nothing else.

    \b
    Example:
      dateline ping --before ../site-as-it-was
      dateline ping --since 2026-12-01T09:30 --dry-run
    """
    from builder.pinging import ping as tell  # noqa: PLC0415 - as in _commands

    dry, plain = given.pop("dry"), given.pop("plain")
    tell(options_of(context, given), before, since, dry=dry, plain=plain)
