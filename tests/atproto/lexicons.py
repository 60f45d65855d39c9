"""What in a record is not as its lexicon says, and whether a lexicon is one: https://atproto.com/specs/lexicon."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from atproto.data import bytes_of, is_blob, is_bytes, is_link
from atproto.strings import FORMATS, is_nsid
from builder.channels.rules import graphemes, utf8

Schema = dict[str, Any]
PRIMARY = {"record", "query", "procedure", "subscription", "permission-set"}
DEFINED = {"string", "integer", "boolean", "bytes", "cid-link", "blob", "array", "object", "token"}


@dataclass(frozen=True)
class Lexicons:
    """Lexicons by the names that they have."""

    known: Mapping[str, Schema]

    @classmethod
    def of(cls, *files: Path) -> Lexicons:
        found = [json.loads(file.read_text("utf-8")) for file in files]
        return cls({one["id"]: one["defs"] for one in found})

    def faults(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        """Yield what in *value* is not as *schema*, a part of the lexicon *of*, says."""
        kind = schema["type"]
        check = getattr(self, f"_{kind.replace('-', '_')}", None)
        if check:
            yield from check(value, schema, of)
        elif not IS[kind](value):
            yield f"no {kind}: {value!r}"
        else:
            yield from _bounds(value, schema)

    def _ref(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        lexicon, _, part = schema["ref"].partition("#")
        yield from self.faults(value, self.known[lexicon or of][part or "main"], lexicon or of)

    def _union(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        if not isinstance(value, dict) or not isinstance(value.get("$type"), str):
            yield f"a union without $type: {value!r}"
            return
        named = {_full(ref, of): ref for ref in schema["refs"]}
        if _full(value["$type"], of) in named:
            yield from self._ref(value, {"ref": named[_full(value["$type"], of)]}, of)
        elif schema.get("closed"):
            yield f"not in the union: {value['$type']}"

    def _record(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        if not isinstance(value, dict) or value.get("$type") != of:
            yield f"no record {of}"
        else:
            yield from self._object(value, schema["record"], of)

    def _object(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"no object: {value!r}"
            return
        yield from (f"{name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, inner in schema.get("properties", {}).items():
            if name in value and not (value[name] is None and name in schema.get("nullable", ())):
                yield from (f"{name}: {fault}" for fault in self.faults(value[name], inner, of))

    def _array(self, value: object, schema: Schema, of: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"no array: {value!r}"
            return
        yield from _within(len(value), schema, "Length")
        for one in value:
            yield from self.faults(one, schema["items"], of)


def _full(ref: str, of: str) -> str:
    return f"{of}{ref}" if ref.startswith("#") else ref.removesuffix("#main")


IS: Mapping[str, Callable[[Any], bool]] = {
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: type(value) is int,
    "string": lambda value: isinstance(value, str),
    "token": lambda value: isinstance(value, str),
    "bytes": is_bytes,
    "cid-link": is_link,
    "blob": is_blob,
    "unknown": lambda value: isinstance(value, dict) and not is_blob(value) and not {"$bytes", "$link"} & value.keys(),
}


def _bounds(value: Any, schema: Schema) -> Iterator[str]:  # noqa: ANN401 - JSON is anything
    if "const" in schema and value != schema["const"]:
        yield f"not {schema['const']!r}: {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"none of the known ones: {value!r}"
    if schema["type"] == "integer":
        yield from _within(value, schema, "imum")
    elif schema["type"] == "string":
        yield from _within(utf8(value), schema, "Length")
        yield from _within(graphemes(value), schema, "Graphemes")
        if "format" in schema and not FORMATS[schema["format"]](value):
            yield f"no {schema['format']}: {value!r}"
    elif schema["type"] == "bytes":
        yield from _within(len(bytes_of(value)), schema, "Length")
    elif schema["type"] == "blob":
        yield from _within(value["size"], schema, "Size")
        if not any(fnmatchcase(value["mimeType"], one) for one in schema.get("accept", ["*"])):
            yield f"not accepted: {value['mimeType']}"


def _within(has: int, schema: Schema, name: str) -> Iterator[str]:
    if not schema.get(f"min{name}", has) <= has <= schema.get(f"max{name}", has):
        yield f"{name} is {has}"


def is_lexicon(document: Schema) -> bool:
    """Tell whether *document* is a lexicon."""
    named = isinstance(document["id"], str) and is_nsid(document["id"])
    return document["lexicon"] == 1 and named and all(_is_defined(*one) for one in document["defs"].items())


def _is_defined(name: str, schema: Schema) -> bool:
    if schema["type"] == "record":
        return name == "main" and schema["record"].get("type") == "object"
    return schema["type"] in (PRIMARY if name == "main" else set()) | DEFINED
