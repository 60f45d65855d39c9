"""What `--untrusted` changes for a command: the tree it reads, the bounds it works in, and what it says of both."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import click

from builder.bounds import Bounds, Lift, bounded
from builder.load.tree import Folder
from builder.load.untrusted import Untrusted
from builder.options import Options
from builder.pipeline import Build
from builder.publish import Folders
from builder.write import discard

BOUNDS = Bounds()


def tree_of(options: Options) -> Folder:
    """Return the project as the command may see it."""
    return Untrusted(options.root) if options.untrusted else Folder(options.root)


def within_bounds(options: Options, act: Callable[[Lift], None], folders: Folders | None = None) -> None:
    """Do *act*; of what is not trusted with bounds, whose excess is one sentence and the exit status 1."""
    if not options.untrusted:
        act(lambda: None)
        return
    ended = Untrusted(options.root).excess() or bounded(act, BOUNDS)
    if isinstance(ended, int):
        sys.exit(ended)
    if folders:
        discard((folders.site, folders.desk))
    why = f"this is more than an untrusted project may ask for: {ended}; nothing is published"
    if options.format == "json":
        click.echo(json.dumps({"published": False, "why": why, "problems": []}, ensure_ascii=False, indent=1))
    else:
        click.echo(why, err=True)
    sys.exit(1)


def tell_left_out(options: Options, build: Build) -> dict[str, object]:
    """Say what is there and was not used; return it for an answer in JSON."""
    if not options.untrusted:
        return {}
    named = build.made.plan.settings if build.made else None
    left = Untrusted(options.root).left_out(named.include if named else (), named.observances if named else ())
    if left and not options.quiet and options.format == "text":
        click.echo(f"left out, since only content and plan are trusted: {', '.join(left)}", err=True)
    return {"left_out": list(left)}
