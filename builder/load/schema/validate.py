"""A YAML value against its form: the form filled in, or one problem for each cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic import ValidationError

from builder.load.grammars.moment import WrongWeekdayError
from builder.load.schema.forms import Form
from builder.load.schema.web import PathEscapesError
from builder.load.yaml import Value
from builder.model.nearest import did_you_mean, nearest
from builder.model.problem import Key, Location, Marks, Problem, Splice

F = TypeVar("F", bound=Form)

BARS = {"embargo"}  # without a value it says less than none would: what it was to keep back is public
MANY = 12  # keys on a line
PAIRS = "there must be `key: value` lines here; begin them on the next line, two spaces further in"
LIST = "there must be a list here; write one like `[one, two]`"
PAIRED = {"model_type", "dict_type"}
UNSPACED = re.compile(r"([\w-]+):([|>](?=\s)|[^\s/:]\S*)")
SHAPES = {"model_type": PAIRS, "dict_type": PAIRS, "list_type": LIST}
# what may stand at a key that nothing can be made without
FIRST = {
    "site": "{title: The Repair Desk, url: https://repair.example/}",
    "url": "https://repair.example/",
    "title": "The Repair Desk",
    "name": "Managing editor",
    "kind": "mastodon",
    "at": "day 0",
    "on": "[blog]",
    "days": "5",
    "since": "2026-12-01 09:30",
}


@dataclass(frozen=True, slots=True)
class Filled(Generic[F]):
    """A form filled in with what is right, or None; what is wrong, and under which keys of the top."""

    form: F | None
    problems: tuple[Problem, ...] = ()
    wrong: frozenset[str] = frozenset()


def validate(form: type[F], value: Value, marks: Marks, about: str = "") -> Filled[F]:
    """Fill in *form*. With problems, each of which withholds *about*, it holds what is right, or is None."""
    written = _written(value)
    try:
        return Filled(form.model_validate(written))
    except ValidationError as error:
        problems = tuple(sorted(set(_problems(form, error, marks, about))))
        wrong = frozenset(str(item["loc"][0]) for item in error.errors(include_url=False) if item["loc"])
    try:
        right = {key: item for key, item in written.items() if key not in wrong} if isinstance(written, dict) else {}
        return Filled(form.model_validate(right), problems, wrong)
    except ValidationError:
        return Filled(None, problems, wrong)


def _written(value: Value) -> Value:
    """Leave out keys without a value: `publish:` alone says nothing yet."""
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items() if item is not None or key in BARS}
    if isinstance(value, list):
        return [_written(item) for item in value if item is not None]
    return value


def _problems(form: type[Form], error: ValidationError, marks: Marks, about: str) -> Iterator[Problem]:
    errors = error.errors(include_url=False, include_input=True)
    unknown = [item["loc"] for item in errors if item["type"] == "extra_forbidden"]
    for item in errors:
        loc, kind = item["loc"], item["type"]
        keys = _keys(loc, marks)
        if kind == "missing":
            # the key is there, misspelt: the unknown key says so already
            if nearest(str(loc[-1]), [str(other[-1]) for other in unknown if other[:-1] == loc[:-1]]):
                continue
            yield _missing(str(loc[-1]), keys, marks, about)
        elif kind == "extra_forbidden":
            elsewhere = form.elsewhere.get(str(loc[0]), "") if len(loc) == 1 else ""
            yield _unknown(str(loc[-1]), _known(form, loc[:-1]), marks.key(*keys), about, elsewhere)
        else:
            yield _wrong(cast("dict[str, Any]", item), marks.of(*keys), about)


def _missing(key: str, above: tuple[Key, ...], marks: Marks, about: str) -> Problem:
    inside = f" in “{above[-1]}”" if above else ""
    hint = f"add `{key}: {FIRST.get(key, '…')}`{' to it' if inside else ''}"
    return Problem(marks.key(*above), "missing-key", f"“{key}” is missing{inside}", hint, about=about)


def _keys(loc: tuple[Key, ...], marks: Marks) -> tuple[Key, ...]:
    """Return the keys as written, without the steps that only our forms have."""
    keys: tuple[Key, ...] = ()
    for part in loc:
        if (*keys, part) in marks.at:
            keys = (*keys, part)
    return keys


def _unknown(key: str, known: tuple[str, ...], at: Location, about: str, elsewhere: str = "") -> Problem:
    close = "" if elsewhere else nearest(key, known)
    fix = Splice(at, key, close) if close else None
    hint = elsewhere or did_you_mean(close) or _possible(sorted(known))
    return Problem(at, "unknown-key", f"there is no key “{key}”", hint, about=about, fix=fix)


def _possible(known: list[str]) -> str:
    """Name the keys of a place that has few, and say what to do where there are many."""
    if not known or len(known) > MANY:
        return "delete the line, or write # and a space before it to keep it as a remark"
    return f"the keys that are possible here: {', '.join(known)}"


def _known(form: type[Form], loc: tuple[Key, ...]) -> tuple[str, ...]:
    """Return the keys that the form has at *loc*."""
    schema = _schema(form) if not loc else _at(form, loc)
    return tuple(schema.get("properties", ()))


@cache
def _schema(form: type[Form]) -> dict[str, Any]:
    return form.model_json_schema(by_alias=True)


def _at(form: type[Form], loc: tuple[Key, ...]) -> dict[str, Any]:
    whole = _schema(form)
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


def _unspaced(item: dict[str, Any]) -> str:
    """Return what is wrong with `key:value` where keys must stand, which is a text to YAML."""
    found = UNSPACED.match(item["input"]) if item["type"] in PAIRED and isinstance(item["input"], str) else None
    return f"there is no space after the colon; write `{found[1]}: {found[2]}`" if found else ""


def _wrong(item: dict[str, Any], at: Location, about: str) -> Problem:
    cause = item.get("ctx", {}).get("error")
    if isinstance(cause, WrongWeekdayError):
        fix = Splice(at, f"{cause.said} {cause.on}", f"{cause.right} {cause.on}")
        message, _, hint = str(cause).partition("; ")
        return Problem(at, "weekday-mismatch", message, hint, about=about, fix=fix)
    message, _, hint = (str(cause) if cause else _unspaced(item) or SHAPES.get(item["type"], item["msg"])).partition(
        "; "
    )
    rule = "path-escapes" if isinstance(cause, PathEscapesError) else "wrong-type"
    return Problem(at, rule, message, hint, about=about)
