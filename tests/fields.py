"""A small validator of payloads by tables of fields, in the words of JSON Schema. What no table names is a fault.

`later: true` marks a field that only the network can fill: there, and nowhere else, stands a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from builder.channels.rules import utf8, utf16

LATER = re.compile(r"(?:Id|Uri|Cid|Url)Of[A-Z][a-z]+\d*")
KINDS: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
SIZES: dict[str, Callable[[str], int]] = {"utf16": utf16, "utf8": utf8}


def faults(value: Any, field: dict[str, Any], at: str = "body") -> Iterator[str]:  # noqa: ANN401 - JSON is anything
    """Yield what in *value* is not as *field* says."""
    if "anyOf" in field:
        found = [list(faults(value, {**field, "anyOf": None, **one}, at)) for one in field["anyOf"] or ()]
        if found:
            yield from min(found, key=len)
            return
    if isinstance(value, str) and LATER.search(value) and "properties" not in field:
        yield from _later(value, field, at)
        return
    if not KINDS[field["type"]](value):
        yield f"{at}: {value!r} is no {field['type']}"
        return
    if "enum" in field and value not in field["enum"]:
        yield f"{at}: {value!r} is none of {field['enum']}"
    if field["type"] in WITHIN:
        yield from WITHIN[field["type"]](value, field, at)


def _later(value: str, field: dict[str, Any], at: str) -> Iterator[str]:
    if not field.get("later"):
        yield f"{at}: a placeholder stands where none may: {value!r}"


def _object(value: dict[str, Any], field: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: {name} is missing" for name in field.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in field["properties"]:
            yield from faults(one, field["properties"][name], f"{at}.{name}")
        else:
            yield f"{at}: there is no {name}"


def _array(value: list[Any], field: dict[str, Any], at: str) -> Iterator[str]:
    yield from _bounds(len(value), field.get("minItems"), field.get("maxItems"), at)
    for number, one in enumerate(value):
        yield from faults(one, field["items"], f"{at}[{number}]")


def _string(value: str, field: dict[str, Any], at: str) -> Iterator[str]:
    size = SIZES.get(field.get("unit", ""), len)(value)
    yield from _bounds(size, field.get("minLength"), field.get("maxLength"), at)
    if "pattern" in field and not re.search(field["pattern"], value):
        yield f"{at}: {value!r} is not like {field['pattern']}"


def _bounds(size: int, least: int | None, most: int | None, at: str) -> Iterator[str]:
    if (least is not None and size < least) or (most is not None and size > most):
        yield f"{at}: {size} of it, where {least or 0} to {most} are taken"


WITHIN: dict[str, Callable[[Any, dict[str, Any], str], Iterator[str]]] = {
    "object": _object,
    "array": _array,
    "string": _string,
}
