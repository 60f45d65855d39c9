"""Press releases: words of any length, in the form that newsrooms know."""

from __future__ import annotations

from builder.channels.measuring import MAILBOX, by_facts
from builder.model.network import Account, Rules

RULES = Rules(
    kind="press",
    name="Press release",
    account=Account("press@repair.example", MAILBOX),
    facts={},
    counting=by_facts,
    notes=("The form is the usual one of newsrooms (unverified): no two of them ask for quite the same.",),
)
