"""Front matter by its usual names: one field of ours, whatever a generator calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.load.dates import iso
from builder.load.text import one_line
from builder.load.yaml import Value
from builder.model.problem import Marks, Problem

DATE = ("date", "publishDate", "pubDate", "pubDatetime", "created", "created_at", "published_at")
PUBLISHED = ("published", "publish")  # yes, no, or the day
UPDATED = ("updated", "lastmod", "modified", "last_modified_at", "modDatetime")
EXPIRES = ("expires", "expiryDate")
AUTHORS = ("authors", "author", "author_name", "by")
CATEGORIES = ("categories", "category")
TAGS = ("tags", "tag", "keywords", *CATEGORIES)
SUMMARY = ("summary", "description", "excerpt", "abstract", "subtitle")
ADDRESS = ("permalink", "url", "path", "save_as")
ALIASES = ("aliases", "alias", "redirect_from", "redirects")
LANGUAGE = ("lang", "language", "locale")
IMAGE = (
    *("image", "cover", "images", "featured_image", "featuredImage", "feature_image", "heroImage", "hero_image"),
    *("banner", "thumbnail", "header"),
)
BESIDE = tuple(f"{name}{ending}" for name in IMAGE for ending in ("_alt", "Alt"))
PARTS = ("audio", "video", "transcript", "captions", "chapters")
ORDER = ("order", "weight", "nav_order")
MOST = 200  # tags, authors or old addresses of one file; each may become a page
PRIVATE = {"draft", "hidden", "private", "writing", "skip"}
PUBLIC = {"published", "publish", "public", "publish_on_date", "featured", "future"}
# read elsewhere, or a generator's affair that changes nothing here
TAKEN = {
    *(
        "title",
        "slug",
        "guid",
        "draft",
        *PUBLISHED,
        *PARTS,
        "status",
        "taxonomies",
        "layout",
        "template",
        *IMAGE,
        *BESIDE,
    ),
    *("extra", "render", "headless", "build", "_build", "transparent", "page_template"),
}
KNOWN = frozenset((*DATE, *UPDATED, *EXPIRES, *AUTHORS, *TAGS, *SUMMARY, *ADDRESS, *ALIASES, *LANGUAGE, *ORDER, *TAKEN))
UNMADE = frozenset(("build", "_build", "render", "headless", "permalink"))
SPELLED = {key.lower(): key for key in KNOWN}  # Hugo and Pelican take capitals for small letters
ONE = {"by", "author", "author_name", "category", "tag"}
IDS = re.compile(r"[\w-]+(?:,[\w-]+)+")  # `ada,bob`; “A guest, of the guild” is one
LINK = re.compile(r"\[([^\]\[]+)\]\([^()]*\)")


@dataclass(slots=True)
class Fields:
    """Typed access to the keys of a file; what is wrong is noted, and withholds the file.

    *spaced*: spaces part the words of a text that stands for a list, as Jekyll has it.
    """

    keys: Mapping[str, Value]
    marks: Marks
    spaced: bool = False
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.marks.of(key), "wrong-type", message, hint, about=self.marks.path))

    def text(self, *names: str) -> str:
        """Return the first of *names* that is there, as words on one line."""
        for name in names:
            value = self.keys.get(name)
            if isinstance(value, str):
                return one_line(value)
            if isinstance(value, (list, dict)):
                self.wrong(name, f"“{name}” must be words, not a list or a mapping", f"write `{name}: …`")
        return ""

    def date(self, *names: str, below: str = "") -> str:
        """Return the first date of *names* as ISO 8601; *below* is its name in a `date:` of several dates."""
        for name in names:
            value = self.keys.get(name)
            if isinstance(value, dict):
                value = value.get(below)
            if not isinstance(value, str) or not value.strip():  # content systems write empty fields, too
                continue
            try:
                return iso(value)
            except ValueError as error:
                message, _, hint = str(error).partition("; ")
                self.wrong(name, message, hint)
        return ""

    def names(self, *names: str) -> tuple[str, ...]:
        """Return all words under all of *names*, each once: lists, lists of mappings with a name, or one text."""
        found: list[str] = []
        for name in names:
            value = self.keys.get(name)
            if value is None:
                continue
            if isinstance(value, str):
                found += _several(name, value, spaced=self.spaced)
            for item in value if isinstance(value, list) else [value]:
                word = item.get("name") if isinstance(item, dict) else item if isinstance(value, list) else None
                found += [one_line(word)] if isinstance(word, str) else []
        if len(found) > MOST:
            at = next(name for name in names if name in self.keys)
            self.wrong(
                at, f"{len(found)} words stand under “{at}”, and {MOST} are allowed", "keep those that help a reader"
            )
        return tuple(dict.fromkeys(LINK.sub(r"\1", word) if "](" in word else word for word in found if word))

    def unmade(self) -> bool:
        """Tell whether its generator makes no page of it: Eleventy's, Zola's and Hugo's ways to say so."""
        if UNMADE.isdisjoint(self.keys):
            return False
        rules = self.keys.get("build") or self.keys.get("_build")
        render = rules.get("render", "") if isinstance(rules, dict) else self.keys.get("render")
        return (
            str(render).lower() in {"false", "never", "link"}
            or str(self.keys.get("headless")).lower() == "true"
            or str(self.keys.get("permalink")).lower() == "false"
        )

    def private(self) -> bool:
        """Tell whether the file says that it is not ready; a word that nobody knows says so too."""
        status = self.text("status").lower()
        if status and status not in PRIVATE | PUBLIC:
            self.wrong("status", f"“{status}” is no status", "write draft or published")
        kept = [key for key in PUBLISHED if self.keys.get(key) is not None and not self.day(key) and not self._yes(key)]
        return status in PRIVATE or self._yes("draft", otherwise=True) or bool(kept)

    def day(self, key: str) -> str:
        """Return what stands under *key* as ISO 8601 if it is a date, which it need not be."""
        try:
            return iso(str(self.keys.get(key)))
        except ValueError:
            return ""

    def _yes(self, key: str, *, otherwise: bool = False) -> bool:
        value = self.keys.get(key)
        if value is None:
            return False
        word = str(value).lower()
        if word not in {"true", "yes", "on", "1", "false", "no", "off", "0"}:
            self.wrong(key, f"“{word}” is neither yes nor no", f"write `{key}: true` or `{key}: false`")
            return otherwise
        return word in {"true", "yes", "on", "1"}


def _several(name: str, text: str, *, spaced: bool) -> list[str]:
    """One text may hold several names: Pelican parts them with commas, Jekyll's plural keys with spaces."""
    if name in ONE:
        return text.split(",") if IDS.fullmatch(text) else [one_line(text)]
    mark = ";" if name == "authors" and ";" in text else ","
    if mark in text or name not in {"tags", "categories"} or not spaced:
        return [one_line(word) for word in text.split(mark)]
    return text.split()
