"""The command line face: commands and their options. What they do stands in commands.py, which --help need not load."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from builder.options import careful, options_of, shared
from builder.outward import observances, ping
from builder.wishes import wish_of, wishes

# of a report, in the order of its pages
PARTS = ("coverage", "shares", "workload", "promised-delivered", "experiments", "freshness", "listening")


def _commands() -> ModuleType:
    from builder import commands  # noqa: PLC0415 - `dateline --help` must not wait for it

    return commands


def _looks() -> ModuleType:
    from builder import looks  # noqa: PLC0415 - as above

    return looks


class Face(click.Group):
    """All commands; where nothing more can be written, not even an answer, is told in a line."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            _commands().stuck(error)


@click.group(cls=Face, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
@shared
@click.pass_context
def main(context: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - the shared options
    """Turn an editorial plan and its posts into a site, feeds, calendars and the words for every channel.

    \b
    Example:
      dateline new            begins a project, or writes down an idea
      dateline build          makes site/ and desk/
      dateline check          tells what is wrong, with file and line
    """
    context.obj = options_of(context, given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what a terminal has no letter for is shown by its code
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.option("--site", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes. [ROOT/site]")
@click.option("--desk", type=click.Path(path_type=Path), metavar="DIR", help="Where the desk goes. [ROOT/desk]")
@click.option("--strict", is_flag=True, help="Publish nothing if there is any error, and exit with 1.")
@careful
@shared
@click.pass_context
def build(context: click.Context, /, site: Path | None, desk: Path | None, *, strict: bool, **given: Any) -> None:  # noqa: ANN401
    """Build the site for readers and the desk for the team.

    An entry or a file in error is withheld and the rest is published.

    \b
    Example:
      dateline build --site public --now 2026-12-01T09:30
    """
    _commands().build(options_of(context, given), site, desk, strict=strict)


@main.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended by itself, by the smallest change of the text.")
@careful
@shared
@click.pass_context
def check(context: click.Context, /, *, fix: bool, **given: Any) -> None:  # noqa: ANN401
    """Tell everything that is wrong, with file, line and column; exit with 1 on any error.

    \b
    Example:
      dateline check --fix
    """
    from builder.recall import recall  # noqa: PLC0415 - as in _commands

    options = options_of(context, given)
    recall(options, fix=fix)
    _commands().check(options, fix=fix)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--drafts", is_flag=True, help="Show also what is written and not public yet, marked as such.")
@shared
@click.pass_context
def serve(context: click.Context, /, address: str, *, drafts: bool, **given: Any) -> None:  # noqa: ANN401
    """Show the site in a browser and build it again whenever a file changes. Nothing is written into site/.

    \b
    Example:
      dateline serve --address 127.0.0.1:8001
    """
    _commands().serve(options_of(context, given), address, drafts=drafts)


@main.command("next")
@click.option("--for", "person", metavar="PERSON", help="Only what one person has to do: their id, handle or name.")
@click.option("--all", "everything", is_flag=True, help="With --format json: every section, and not one list.")
@shared
@click.pass_context
def next_(context: click.Context, /, person: str | None, *, everything: bool, **given: Any) -> None:  # noqa: ANN401
    """List what is to be done next: stages by their deadline, what missed its moment, which answers are owed, what goes
    out, and what waits to be posted by hand.

    \b
    Example:
      dateline next --for social
    """
    _looks().next_(options_of(context, given), person, everything=everything)


@main.command()
@click.argument("month", required=False)
@click.option("--person", metavar="PERSON", help="Only what is one person's: their id, handle or name.")
@click.option("--channel", metavar="CHANNEL", help="Only what goes out on one channel, and its free slots.")
@shared
@click.pass_context
def cal(context: click.Context, /, month: str | None, person: str | None, channel: str | None, **given: Any) -> None:  # noqa: ANN401
    """Show a month: what goes out and is due on each day, free slots, holidays, who is away. Without MONTH, this one.

    \b
    Example:
      dateline cal
      dateline cal December --person social
      dateline cal 2027-01 --channel blog
    """
    _looks().cal(options_of(context, given), month, person, channel)


@main.command()
@click.argument("part", required=False, type=click.Choice(PARTS))
@shared
@click.pass_context
def report(context: click.Context, /, part: str | None, **given: Any) -> None:  # noqa: ANN401
    """Tell how the plan does: who is served, how much is on whom, what was promised, tried, asked, and is old.

    \b
    Example:
      dateline report
      dateline report coverage --format json
    """
    _looks().report(options_of(context, given), part)


@main.command()
@wishes
@shared
@click.pass_context
def new(context: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - its words and options, and the shared ones
    """Begin a project in an empty folder; in a project, write down a piece or a question.

    Nothing that is there is ever changed. A title alone makes the id, an id alone the title. A piece without more is
    an idea, and an idea is never public.

    \b
    Example:
      dateline new --team small --title "The Repair Desk" --url https://repair.example/
      dateline new "Sort the charger drawer"
      dateline new stuck-screw "Getting a stuck screw out" --publish "week of 2026-12-07"
      dateline new --question "How do I get a stuck screw out?" --heard "repair café"
    """
    from builder.new import new as begin  # noqa: PLC0415 - as in _commands

    wish = wish_of(given)
    begin(options_of(context, given), wish)


@main.command()
@click.argument("rule", required=False)
@shared
@click.pass_context
def explain(context: click.Context, /, rule: str | None, **given: Any) -> None:  # noqa: ANN401
    """Explain a rule: what it finds, why, and how to mend it. Without RULE, list all. Or a network: what it takes, with
    the source of every number. Or a filter that templates of posts have.

    \b
    Example:
      dateline explain too-long
      dateline explain channel/bluesky
      dateline explain filter/shorten
    """
    from builder import explained  # noqa: PLC0415 - as above

    explained.explain(options_of(context, given), rule)


@main.command()
@click.argument("channel")
@click.option(
    "--jsonl", is_flag=True, help="Read an object a line: text, and by need title, spoiler, media (how many)."
)
@shared
@click.pass_context
def count(context: click.Context, /, channel: str, *, jsonl: bool, **given: Any) -> None:  # noqa: ANN401
    """Count a text from standard input as a network counts it, and answer in JSON: as one post, and as a thread.

    CHANNEL is a kind, like bluesky, or a channel of calendar.yaml with limits of its own.

    \b
    Example:
      dateline count mastodon < words.txt
    """
    from builder.counting import count as counted  # noqa: PLC0415 - as in _commands

    counted(options_of(context, given), channel, jsonl=jsonl)


for outward in (observances, ping):
    main.add_command(outward)
