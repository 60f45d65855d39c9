"""One network a file: what it takes and how it counts. Our own pages have none: they take text of any length."""

from __future__ import annotations

from functools import cache

from builder.channels.measuring import by_facts
from builder.model.network import Rules
from builder.model.settings import Channel
from builder.registry import modules_in


@cache
def all_rules() -> dict[str, Rules]:
    """Return the rules of every kind that has a file."""
    modules = modules_in(__name__, __path__)
    return {name: module.RULES for name, module in modules.items() if hasattr(module, "RULES")}


def rules_of(kind: str) -> Rules:
    """Return the rules of *kind*."""
    return all_rules().get(kind) or Rules(kind, kind, {}, by_facts)


def rules_for(channel: Channel) -> Rules:
    """Return the rules of a channel: those of its kind, with the limits of its own account."""
    return rules_of(channel.kind).owned(channel.limits)
