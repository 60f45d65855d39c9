"""What explain does: it reads no project, and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from inspect import cleandoc

import click

from builder.answers import answer
from builder.channels import all_rules
from builder.checks import rules
from builder.filters import FILTERS
from builder.model.factlines import FactLine, facts_of
from builder.model.nearest import did_you_mean, nearest
from builder.options import Options

NETWORK = "channel/"
FILTER = "filter/"


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
