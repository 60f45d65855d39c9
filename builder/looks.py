"""What next, cal, report and explain do: they read, and answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from inspect import cleandoc

import click

from builder.answers import answer, refuse
from builder.channels import all_rules
from builder.checks import rules
from builder.filters import FILTERS
from builder.making import made_of
from builder.model.factlines import FactLine, facts_of
from builder.model.months import last_of
from builder.model.nearest import did_you_mean, nearest
from builder.model.plan import Plan
from builder.monthly import month_of, month_rows, print_month
from builder.options import Options
from builder.outputs.happening import Asked, happenings
from builder.reported import report_lines, report_row
from builder.store import opened
from builder.todo import next_lines, next_rows, person_of, sections

NETWORK = "channel/"
FILTER = "filter/"


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


def explain(options: Options, rule: str | None) -> None:
    """Print what a rule is about, what a network takes, or what a filter of templates gives; one that does not exist is
    wrong use."""
    if rule is not None and rule.startswith(NETWORK):
        _network(options, rule.removeprefix(NETWORK))
    elif rule is not None and rule.startswith(FILTER):
        _filter(options, rule.removeprefix(FILTER))
    elif rule is None:
        firsts = {name: (module.__doc__ or "").split("\n")[0] for name, module in rules().items()}
        wide = max(map(len, firsts)) + 2
        answer(options, (f"{name:<{wide}}{text}" for name, text in firsts.items()), firsts, always=True)
    elif rule in rules():
        text = (rules()[rule].__doc__ or "").strip()
        answer(options, text.split("\n"), {"rule": rule, "text": text}, always=True)
    else:
        close = did_you_mean(nearest(rule, rules()))
        raise click.UsageError(f"there is no rule “{rule}”{'; ' + close if close else ''}")


def _filter(options: Options, name: str) -> None:
    """Print what a filter gives to a template of theme/snippets."""
    if name not in FILTERS:
        close = did_you_mean(nearest(name, FILTERS))
        known = f"there are {', '.join(sorted(FILTERS))}"
        raise click.UsageError(f"there is no filter “{name}”; {close or known}")
    text = cleandoc(FILTERS[name].__doc__ or "")
    answer(options, text.split("\n"), {"filter": name, "text": text}, always=True)


def _network(options: Options, kind: str) -> None:
    """Print every number of a network with its source."""
    if kind not in all_rules():
        close = did_you_mean(nearest(kind, all_rules()))
        raise click.UsageError(f"there is no network “{kind}”{'; ' + close if close else ''}")
    rules = all_rules()[kind]
    facts = facts_of(rules)
    lines = [rules.name, *("", *rules.notes) * bool(rules.notes), *(line for fact in facts for line in _fact(fact))]
    answer(
        options, lines, {"channel": kind, "name": rules.name, "facts": [asdict(fact) for fact in facts]}, always=True
    )


def _fact(fact: FactLine) -> Iterator[str]:
    yield ""
    yield f"{fact.about}: {fact.number}{'; ' + fact.note if fact.note else ''}"
    yield f"  {fact.certainty}, {fact.read_on}"
    yield f"  {fact.source}{' <' + fact.url + '>' if fact.url else ''}"
