"""What next, cal and report do: they read, and answer."""

from __future__ import annotations

import click

from builder.answers import answer, refuse
from builder.making import made_of
from builder.model.months import last_of
from builder.model.nearest import did_you_mean, nearest
from builder.model.plan import Plan
from builder.monthly import month_of, month_rows, print_month
from builder.options import Options
from builder.outputs.happening import Asked, happenings
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


def cal(options: Options, month: str | None, person: str | None, channel: str | None) -> None:
    """Show a month. Exit 1 when the plan cannot be read, 2 for a month, person or channel that there is not."""
    plan = _planned(options)
    try:
        first = month_of(month, plan.today)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="MONTH") from None
    try:
        who = person_of(person, plan) if person else ""
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--person") from None
    if channel and channel not in plan.settings.channels:
        close = did_you_mean(nearest(channel, plan.settings.channels))
        message = f"there is no channel “{channel}”{'; ' + close if close else ''}"
        raise click.BadParameter(message, param_hint="--channel")
    found = happenings(plan, Asked(first, last_of(first), who, channel or ""))
    if options.format == "json":
        answer(options, (), month_rows(found))
    else:
        print_month(first, found, plan.today)


def _planned(options: Options) -> Plan:
    with opened(options.root) as store:
        whole = made_of(options, store)
    if whole.made is None:
        refuse(options, "the plan cannot be read", whole.errors)
    return whole.made.plan
