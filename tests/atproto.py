"""A small validator of AT Protocol records, by the lexicons and the syntax of their strings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.channels.rules import graphemes

LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
SYNTAX = {
    "handle": rf"(?=.{{1,253}}\Z)(?:{LABEL}\.)+[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?",
    "did": r"(?=.{1,2048}\Z)did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]",
    "recordkey": r"(?!\.{1,2}\Z)[a-zA-Z0-9_~.:-]{1,512}",
    "tid": r"[234567a-j][234567a-z]{12}",
}


def valid(kind: str, text: str) -> bool:
    return re.fullmatch(SYNTAX[kind], text, re.ASCII) is not None


def faults(value: Any, schema: dict[str, Any], of: str, folder: Path) -> Iterator[str]:  # noqa: ANN401 - JSON is anything
    """Yield what in *value* is not as *schema* of the lexicon *of* says."""
    kind = schema["type"]
    if kind in {"ref", "union"}:
        name = schema["ref"] if kind == "ref" else value["$type"]
        lexicon, _, part = name.partition("#")
        file = (lexicon or of).replace(".", "/")
        inner = json.loads((folder / f"{file}.json").read_text("utf-8"))["defs"][part or "main"]
        yield from faults(value, inner, lexicon or of, folder)
    elif kind == "object":
        yield from (f"{of}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name in value.keys() & schema["properties"].keys():
            yield from faults(value[name], schema["properties"][name], of, folder)
    elif kind == "array":
        if len(value) > schema.get("maxLength", 1000):
            yield f"{of}: too many"
        for one in value:
            yield from faults(one, schema["items"], of, folder)
    elif kind == "string" and graphemes(value) > schema.get("maxGraphemes", 10**6):
        yield f"{of}: too long"
    elif kind == "string" and schema.get("format") == "did" and not valid("did", value):
        yield f"{of}: no DID"
    elif kind == "blob" and value["size"] > schema["maxSize"]:
        yield f"{of}: too large"
