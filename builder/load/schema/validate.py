"""A YAML value against its form: the form filled in, or one problem for each cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from builder.load.grammars.moment import WrongWeekdayError
from builder.load.schema.forms import Form
from builder.load.yaml import Value
from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Key, Location, Marks, Problem, Splice

F = TypeVar("F", bound=Form)

SHAPES = {
    "model_type": "write `key: value` lines here",
    "dict_type": "write `key: value` lines here",
    "list_type": "write a list here",
}


def validate(form: type[F], value: Value, marks: Marks, about: str = "") -> tuple[F | None, tuple[Problem, ...]]:
    """Fill in *form*; on any problem there is no form, and every problem withholds *about*."""
    try:
        return form.model_validate(_written(value)), ()
    except ValidationError as error:
        return None, tuple(sorted(set(_problems(form, error, marks, about))))


def _written(value: Value) -> Value:
    """Leave out keys without a value: `publish:` alone says nothing yet."""
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_written(item) for item in value if item is not None]
    return value


def _problems(form: type[Form], error: ValidationError, marks: Marks, about: str) -> Iterator[Problem]:
    errors = error.errors(include_url=False, include_input=True)
    unknown = {item["loc"][:-1]: str(item["loc"][-1]) for item in errors if item["type"] == "extra_forbidden"}
    for item in errors:
        loc, kind = item["loc"], item["type"]
        keys = _keys(loc, marks)
        if kind == "missing":
            # the key is there, misspelt: the unknown key says so already
            if nearest(str(loc[-1]), [unknown.get(loc[:-1], "")]):
                continue
            yield Problem(marks.of(*keys), "missing-key", f"“{loc[-1]}” is missing", f"add `{loc[-1]}: …`", about=about)
        elif kind == "extra_forbidden":
            yield _unknown(str(loc[-1]), _known(form, loc[:-1]), marks.key(*keys), about)
        else:
            yield _wrong(cast("dict[str, Any]", item), marks.of(*keys), about)


def _keys(loc: tuple[Key, ...], marks: Marks) -> tuple[Key, ...]:
    """Return the keys as written, without the steps that only our forms have."""
    keys: tuple[Key, ...] = ()
    for part in loc:
        if (*keys, part) in marks.at:
            keys = (*keys, part)
    return keys


def _unknown(key: str, known: Iterable[str], at: Location, about: str) -> Problem:
    close = nearest(key, known)
    fix = Splice(at, key, close) if close else None
    return Problem(at, "unknown-key", f"there is no key “{key}”", did_you_mean(close), about=about, fix=fix)


def _known(form: type[Form], loc: tuple[Key, ...]) -> tuple[str, ...]:
    """Return the keys that the form has at *loc*."""
    schema = form.model_json_schema(by_alias=True) if not loc else _at(form, loc)
    return tuple(schema.get("properties", ()))


def _at(form: type[Form], loc: tuple[Key, ...]) -> dict[str, Any]:
    whole = form.model_json_schema(by_alias=True)
    here: dict[str, Any] = whole
    for part in loc:
        here = _resolved(here, whole)
        here = here.get("properties", {}).get(part) or here.get("additionalProperties") or {}
    return _resolved(here, whole)


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    for choice in schema.get("anyOf", ()):
        if "$ref" in choice or "additionalProperties" in choice:
            schema = choice
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    return cast("dict[str, Any]", whole["$defs"][name]) if name else schema


def _wrong(item: dict[str, Any], at: Location, about: str) -> Problem:
    cause = item.get("ctx", {}).get("error")
    if isinstance(cause, WrongWeekdayError):
        fix = Splice(at, cause.said, cause.right)
        hint = f"write {cause.right}, or the date you meant"
        return Problem(at, "weekday-mismatch", str(cause), hint, about=about, fix=fix)
    message, _, hint = str(cause).partition("; ") if cause else (SHAPES.get(item["type"], item["msg"]), "", "")
    return Problem(at, "wrong-type", message, hint, about=about)
