"""Print: words on paper, whose address somebody types or scans."""

from __future__ import annotations

from builder.channels.measuring import by_facts
from builder.model.network import Rules

RULES = Rules(
    kind="print",
    name="Leaflet",
    facts={},
    counting=by_facts,
    notes=("The .html beside the words is a leaflet of A4: open it and print it.",),
)
