"""What was asked for, made: the hour that was meant, and the build of the tree at that hour."""

from __future__ import annotations

import gc
from datetime import datetime

import click

from builder.answers import refuse
from builder.desk_token import desk_token
from builder.hour import hour
from builder.load.tree import Tree
from builder.options import Options
from builder.pipeline import Build
from builder.pipeline import build as make
from builder.store import Store
from builder.untrusted import tree_of


def made_of(options: Options, store: Store, tree: Tree | None = None) -> Build:
    """Build the project, or *tree* instead; exit 1 if a file cannot be read."""
    gc.disable()  # nearly all that is made lives to the end; looking for what does not costs a third of the time
    try:
        made = make(tree or tree_of(options), hour_of(options), store, token=desk_token(trusted=not options.untrusted))
    except OSError as error:
        refuse(options, f"this could not be read: {error.filename}: {error.strerror}")
    gc.freeze()  # nor is it looked for at the very end, where Python would do it all the same
    return made


def hour_of(options: Options) -> datetime:
    """Return the hour that was asked for, else that of the clock; one that is none is wrong use."""
    try:
        return hour(options.now)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
