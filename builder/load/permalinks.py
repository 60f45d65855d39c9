"""Addresses that Liquid or Nunjucks would have made: `/{{ title | slugify }}/` to the words of the file itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from builder.load.paths import INDEX, dated_name
from builder.load.yaml import Value

ANY = re.compile(r"\{\{|\{%")
TAG = re.compile(r"\{\{-?([^{}]*?)-?\}\}")
TO_SLUG = {"slug", "slugify", "slugid", "url_encode", "urlize"}
UNCHANGED = {"safe", "strip", "trim", "url", "string"}
SMALL = {"downcase", "lower"}


def without_templates(address: str, keys: Mapping[str, Value], path: str) -> str | None:
    """Return *address* with its templates filled in; None where one asks for more than the file knows."""
    if not ANY.search(address):
        return address
    missing: list[str] = []

    def fill(found: re.Match[str]) -> str:
        words = _filled(found[1], keys, path)
        missing.extend([found[0]] if not words else [])
        return words

    made = TAG.sub(fill, address)
    return None if missing or ANY.search(made) else made


def slugified(words: str) -> str:
    """Return some words as a part of an address."""
    return re.sub(r"[\W_]+", "-", words.lower()).strip("-")


def _filled(inside: str, keys: Mapping[str, Value], path: str) -> str:
    name, *filters = (part.strip() for part in inside.split("|"))
    name = name.removeprefix("page.")
    words = keys.get(name)
    if name in {"fileSlug", "slug"} and not isinstance(words, str):
        words = file_slug(path)
    if not isinstance(words, str):
        return ""
    for one in filters:
        if one in TO_SLUG:
            words = slugified(words)
        elif one in SMALL:
            words = words.lower()
        elif one not in UNCHANGED:
            return ""
    return words


def file_slug(path: str) -> str:
    """Return the name of a file without its suffix and date; an index has that of its folder."""
    folder, _, last = path.rpartition(".")[0].rpartition("/")
    return dated_name(folder.rpartition("/")[2] if last in INDEX else last)[1]
