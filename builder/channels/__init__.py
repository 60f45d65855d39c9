"""One network a file: what it takes and how it counts. A kind without a file takes plain text of any length."""

from __future__ import annotations

from functools import cache

from builder.channels.rules import Rules
from builder.registry import modules_in

PLAIN = Rules(name="", limit=None, unit="characters", length=len, certainty="official", source="", read_on="")


@cache
def all_rules() -> dict[str, Rules]:
    """Return the rules of every kind that has a file."""
    modules = modules_in(__name__, __path__)
    return {name: module.RULES for name, module in modules.items() if hasattr(module, "RULES")}


def rules_of(kind: str) -> Rules:
    """Return the rules of *kind*."""
    return all_rules().get(kind, PLAIN)
