"""Files that a network takes in as a whole piece: front matter, then Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# what JSON may write as it is and YAML 1.1 may not, or takes for the end of a line
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def imported(front: Mapping[str, object], markdown: str) -> str:
    """Return *markdown* below *front*; what is empty is left out."""
    lines = (f"{name}: {_quoted(value)}" for name, value in front.items() if value)
    return "\n".join(("---", *lines, "---", "", markdown.strip(), ""))


def _quoted(value: object) -> str:
    """Return *value* as JSON that is YAML, too."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
