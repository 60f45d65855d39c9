"""The picture that stands for a post: `image:` of its front matter, whatever a generator calls it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.load.fields import IMAGE, Fields
from builder.load.paths import leads_out
from builder.load.yaml import Value
from builder.model.problem import Marks, Problem

SOURCE = ("src", "path", "url", "image", "file", "source", "overlay_image", "teaser")
ALT = ("alt", "image_alt", "caption")
WEB = re.compile(r"https?://", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """*src* as written, a path or a web address, *alt* the words that stand for it, and the *links* of a post's words,
    with the picture among them.
    """

    links: tuple[str, ...]
    src: str = ""
    alt: str = ""
    shown: bool = False  # by the words themselves
    key: str = ""  # of the front matter

    @property
    def fields(self) -> dict[str, str | bool]:
        """What a document has of it."""
        return {"image": self.src, "image_alt": self.alt, "image_shown": self.shown}


def cover_of(fields: Fields, links: tuple[str, ...]) -> Cover:
    """Return the first picture that the front matter names, if it is one that a page can show."""
    keys = fields.keys
    for key in IMAGE:
        src, alt = written(keys.get(key))
        if not src or (key == "header" and isinstance(keys[key], str)):  # a generator's word, or words
            continue
        if problem := wrong(src, key, fields.marks, "picture", f"{key}: screw.jpg"):
            fields.problems.append(problem)
            break
        beside = (keys.get(f"{key}_alt"), keys.get(f"{key}Alt"))
        alt = alt or next((words for words in beside if isinstance(words, str)), "")
        whole = links if src in links or WEB.match(src) else (*links, src)
        return Cover(whole, src, " ".join(alt.split()), src in links, key)
    return Cover(links)


def written(value: Value) -> tuple[str, str]:
    """Return path and words of a picture: written as a path, as keys, or as a list that begins with one."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return value.strip(), ""
    if not isinstance(value, dict):
        return "", ""
    src = next((item.strip() for name in SOURCE if isinstance(item := value.get(name), str)), "")
    return src, next((item for name in ALT if isinstance(item := value.get(name), str)), "")


def wrong(src: str, key: str, marks: Marks, what: str, example: str) -> Problem | None:
    """Return why *src* can be no *what* of a post."""
    if WEB.match(src):
        return None
    if SCHEME.match(src):
        message, hint = f"“{src[:60]}” is no {what}", f"write `{key}:` with a path, like `{example}`"
        return Problem(marks.of(key), "wrong-type", message, hint, "warning", marks.path)
    if not leads_out(src, marks.path.rpartition("/")[0]):
        return None
    hint = f"put the {what} beside the post, and write its name"
    return Problem(marks.of(key), "path-escapes", f"“{src}” leads out of the project", hint, about=marks.path)
