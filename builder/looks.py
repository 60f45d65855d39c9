"""What next and report do: they read, and answer."""

from __future__ import annotations

import click

from builder.answers import answer, refuse
from builder.cli import Options
from builder.making import made_of
from builder.model.plan import Plan
from builder.reported import report_lines, report_row
from builder.store import opened
from builder.todo import next_lines, next_rows, person_of, sections


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
        whole = made_of(options, store)
    if whole.made is None:
        refuse(options, "the plan cannot be read", whole.errors)
    return whole.made.plan
