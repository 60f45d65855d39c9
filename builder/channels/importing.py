"""Files that a network takes in as a whole piece: front matter, then Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping


def imported(front: Mapping[str, object], markdown: str) -> str:
    """Return *markdown* below *front*; what is empty is left out. A text of JSON is one of YAML, so each is quoted."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items() if value)
    return "\n".join(("---", *lines, "---", "", markdown.strip(), ""))
