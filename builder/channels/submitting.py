"""Networks without an interface: a link that opens their form, with title and address filled in."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from builder.model.message import Payload

SUBMITTED = "There is no interface: open the link of the .submit.txt, which fills in their form."


def submitted(form: str, fields: Mapping[str, str]) -> Payload:
    """Return a file with the link to a *form*."""
    filled = urlencode(fields, encoding="utf-8", errors="replace")
    return Payload("submit.txt", f"{form}?{filled}\n")
